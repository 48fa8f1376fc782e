// Things to try: each step is a request to the endpoint that is chosen above it.

const MINUTES = 60;
const now = () => Math.floor(Date.now() / 1000);

export const TOUR = [
  {
    id: 'genuine', title: 'Send a genuine result', shows: 'every check passes',
    run: async ({ sign, send }) => { await sign(); await send(); },
  },
  { id: 'replay', title: 'Send it again', shows: 'once only', needs: 'attempt', run: ({ replay }) => replay() },
  {
    id: 'altered', title: 'Turn a “no” into a “yes”', shows: 'signature', vendors: ['caf', 'shufti'],
    run: async ({ sign, flip, send }) => { await sign('negative'); flip(); await send(); },
  },
  {
    id: 'declined', title: 'Send an honest “no”', shows: 'outcome', vendors: ['caf', 'shufti'],
    run: async ({ sign, send }) => { await sign('negative'); await send(); },
  },
  { id: 'wrong-kind', title: 'Send the access token', shows: 'kind', vendors: ['caf'], run: ({ sendAccessToken }) => sendAccessToken() },
  { id: 'someone-else', title: 'Send another person’s', shows: 'binding', run: ({ sendSomeoneElses }) => sendSomeoneElses() },
  {
    id: 'old', title: 'Send one ten minutes old', shows: 'freshness', vendors: ['caf'],
    run: ({ sendOld }) => sendOld('old', now() - 10 * MINUTES),
  },
  {
    // the age of the example that the vendor prints
    id: 'year-2020', title: 'Send one of 2020 where any age is accepted', shows: 'freshness is not checked', vendors: ['caf'],
    run: ({ sendOld }) => sendOld('year-2020', 1594925080, 'api/printed-example'),
  },
  {
    id: 'type', title: 'Send the wrong content type', shows: 'form',
    run: async ({ sign, send }) => {
      await sign();
      await send({ story: 'type', change: (request) => ({ ...request, type: `${request.type}; charset=utf-16` }) });
    },
  },
  {
    id: 'missing', title: 'Leave the signed part out', shows: 'carrier',
    run: async ({ sign, send }) => {
      await sign();
      await send({ story: 'missing', change: (request) => ({ ...request, body: request.type === 'application/json' ? '{}' : '' }) });
    },
  },
];
