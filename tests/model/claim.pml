/* A signed result reaches a handler once: one result, its entry in the store that all nodes share,
   and requests that bring the same result again. Each runs on a node of its own, which may die at
   any step. As nodes share nothing but the store, this includes two nodes, and every distribution
   of the requests over them. README.md says what is left out. */
#ifndef REQUESTS
#define REQUESTS 4
#endif
#ifdef SENDER_VENDOR
#define VENDOR true                /* the vendor calls, and repeats until it sees a 200 */
#else
#define VENDOR false               /* the user's phone or browser calls, and is not trusted */
#endif
/* One rule can be broken, as in -DBROKEN=NO_CLAIM_ID, to see which invariant depends on it. */
mtype:rule = {
  NOTHING,
  ANSWER_COUNTS,       /* an answer that does not reach the sender counts as giving back */
  NO_CLAIM_ID,         /* giving back does not compare the claim id */
  NO_TAKE_BACK,        /* a claim that was answered too late, or not at all, is kept */
  RETAKE_CLIENT,       /* a client's abandoned claim can be taken again */
  NO_RETAKE,           /* a vendor's abandoned claim cannot be taken again */
  SHORT_TIMEOUT,       /* the claim-timeout ends before the handler does */
  ACKNOWLEDGE_IN_USE,  /* a vendor's duplicate gets 200 while the first is in use */
  GIVE_BACK_WITH_200,  /* the handler gives back, and the vendor gets 200 */
  FAILURE_IS_USED,     /* a handler run that failed is not given back to the vendor */
  TIMEOUT_GIVES_BACK   /* an answer by time-out gives back, though the handler's work goes on */
}
#ifndef BROKEN
#define BROKEN NOTHING
#endif

mtype:state = { ABSENT, IN_USE, USED, FREE }
mtype:state entry = ABSENT;
byte holder;                       /* the claim id in the entry; each request has one claim */
#define id _pid                    /* what is a random number in the real store */

/* What no node can see: for the clock and the invariants. */
bool busy[REQUESTS];               /* the claim-timeout is longer than this lasts */
bool did[REQUESTS];                /* this run had its effect, and is not excused */
byte effects;                      /* how many did */
bool succeeded;                    /* a handler run ended with success */
bool acknowledged;                 /* the vendor saw a 200 */
bool returned;                     /* the latest claim was given back, or taken back */
byte asked, ended;                 /* requests that have begun, and those with nothing left to do */

#define RETAKE  ((VENDOR && BROKEN != NO_RETAKE) || BROKEN == RETAKE_CLIENT)
#define EXPIRED (entry == IN_USE && RETAKE && (!busy[holder] || BROKEN == SHORT_TIMEOUT))
#define ADMITS  (entry == ABSENT || entry == FREE || EXPIRED)
#define MINE    (entry == IN_USE && holder == id)
#define QUIET   (ended == REQUESTS)

ltl I1 { [] (!VENDOR -> effects <= 1) }
ltl I2 { [] (VENDOR -> effects <= 1 && (acknowledged -> succeeded)) }
ltl I3 { [] (QUIET -> (returned -> ADMITS) && (VENDOR -> ADMITS || entry == USED)) }
/* These have to fail: they show that what could go wrong does happen in the model. */
ltl no_effect { [] (effects == 0) }
ltl no_return { [] !(QUIET && returned) }
ltl no_reuse  { [] (entry == FREE -> [] (effects == 0)) }
ltl no_200    { [] !acknowledged }

/* A vendor's result may have a second effect if the claim's node died, if its settling did not get
   through before the claim-timeout, or if its handler failed after its effect. */
inline excuse(claim) {
  if :: VENDOR && did[claim] -> did[claim] = false; effects-- :: else fi
}

/* One atomic operation of the store: what is admitted becomes MINE. */
inline take() {
  if
  :: ADMITS -> if :: EXPIRED -> excuse(holder) :: else fi;
     entry = IN_USE; holder = id; busy[id] = true; returned = false
  :: entry == IN_USE                           /* in-progress; a client's expired claim: replayed */
  :: entry == USED                             /* replayed */
  fi
}

/* One atomic operation of the store. Comparing the claim id, it may come late, or twice. The
   application may give back what is used already, when its work ends after a time-out. */
inline settle(to) {
  if
  :: MINE || (entry == USED && holder == id && to == FREE) -> entry = to
  :: else -> if :: BROKEN == NO_CLAIM_ID && to == FREE -> entry = FREE :: else fi
  fi
}

mtype:step = { ASK, RUN, WORK, SETTLE, OVER }
active [REQUESTS] proctype Request() {
  mtype:step at = ASK;
  mtype:state becomes = USED;      /* what the entry is to become */
  bool due;                        /* the handler's effect is still to come */
  bool late;                       /* a time-out has answered, and the handler's work goes on */
  do
  /* All requests are alike: that they ask in the order of their numbers leaves nothing out. */
  :: at == ASK && asked == id && acknowledged -> atomic { asked++; at = OVER }
  :: at == ASK && asked == id && !acknowledged -> atomic {   /* the store answers in time */
       asked++; take();
       if
       :: MINE -> at = RUN
       :: else -> at = OVER;
          acknowledged = VENDOR && (entry == USED || BROKEN == ACKNOWLEDGE_IN_USE)
       fi }
  /* It answers late or not at all. The sender got a 503, no handler runs, and the claim is taken
     back: after the store has decided, as a taking back that comes first would find nothing. */
  :: at == ASK && asked == id && !acknowledged -> atomic {
       asked++; take();
       if
       :: MINE && BROKEN != NO_TAKE_BACK -> busy[id] = false; becomes = FREE; at = SETTLE
       :: MINE && BROKEN == NO_TAKE_BACK -> busy[id] = false; returned = true; at = OVER
       :: else -> at = OVER
       fi }
  :: at == RUN -> atomic {
       if
       :: at = WORK; due = true                            /* has its effect and returns */
       :: at = WORK; due = true; late = true               /* a time-out answers before that */
       :: at = SETTLE; becomes = FREE                      /* no effect: giveBack(), throws, 5xx */
       :: VENDOR -> at = WORK; due = true; becomes = FREE  /* has its effect and answers 5xx */
       :: !VENDOR -> at = SETTLE                           /* no effect, but does not give back */
       :: VENDOR && BROKEN == FAILURE_IS_USED -> at = SETTLE
       :: VENDOR && BROKEN == GIVE_BACK_WITH_200 ->
            at = SETTLE; becomes = FREE; acknowledged = true
       fi }
  :: due -> atomic { due = false; did[id] = true; effects++ }
  :: at == WORK && !due && !late -> atomic {
       at = SETTLE;
       if
       :: becomes == FREE -> excuse(id)
       :: becomes == USED -> succeeded = true; acknowledged = VENDOR
       :: becomes == USED -> succeeded = true   /* the sender does not get its answer */
          if :: BROKEN == ANSWER_COUNTS -> becomes = FREE :: else fi
       fi }
  /* A time-out's answer is not the handler's: a client's result is used from then on, a vendor's
     stays in use until the claim-timeout, unless the work ends without effect and gives back. */
  :: late && !VENDOR -> atomic { settle(USED) }
  :: late && VENDOR && BROKEN == TIMEOUT_GIVES_BACK -> atomic { settle(FREE); excuse(id) }
  :: at == WORK && late && due -> atomic { due = false; becomes = FREE; at = SETTLE }
  :: at == WORK && late && !due -> atomic {
       busy[id] = false; late = false;
       if :: VENDOR -> at = OVER :: !VENDOR -> at = SETTLE fi }
  :: at == SETTLE -> atomic {
       busy[id] = false;
       if
       :: true -> settle(becomes); at = OVER;
          returned = returned || (becomes == FREE && holder == id)
       :: true -> settle(becomes)               /* its answer got lost: repeated, later */
       :: true                                  /* it did not get through: repeated, later */
       fi }
  /* The node dies, and with it all that was to be repeated. A client's claim then stays in use. */
  :: at != ASK && at != OVER -> atomic { at = OVER; due = false; late = false; busy[id] = false }
  :: atomic { at == OVER -> ended++; becomes = USED; late = false; break }
  od
}
