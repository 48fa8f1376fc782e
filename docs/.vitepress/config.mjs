import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const docs = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const project = resolve(docs, '..')
const repository = 'https://github.com/verifiedresponse/verified-response'
const base = process.env.SITE_BASE ?? '/'
const javadoc = process.env.SITE_JAVADOC !== 'no'

// As GitHub makes them, because pages are read there as well.
const slugify = (heading) =>
  heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')

// Tables that are written from code name elements and templates: only line breaks and comments are HTML here.
function textIsText(md) {
  md.core.ruler.push('text-is-text', (state) => {
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        if (token.type === 'html_inline' && !/^(<br ?\/?>|<!--)/.test(token.content)) token.type = 'text'
      }
    }
  })
  md.renderer.rules.text = (tokens, i) => md.utils.escapeHtml(tokens[i].content).replaceAll('{{', '&#123;&#123;')
  md.renderer.rules.code_inline = (tokens, i) => `<code v-pre>${md.utils.escapeHtml(tokens[i].content)}</code>`
}

// A page links to files of the project, which the site does not have: they are read at GitHub.
function linksToTheProject(md) {
  md.core.ruler.push('project-links', (state) => {
    const page = join(docs, state.env.relativePath ?? '')
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (!href || /^[a-z]+:|^[#/]/.test(href)) continue
        const [file, anchor] = href.split('#')
        const target = resolve(dirname(page), file)
        if (!existsSync(target)) throw new Error(`${state.env.relativePath} links to ${href}, which is not there`)
        const outside = relative(docs, target).startsWith('..')
        if (outside || !target.endsWith('.md')) {
          const path = relative(project, target).replaceAll('\\', '/')
          token.attrSet('href', `${repository}/blob/main/${path}${anchor ? '#' + anchor : ''}`)
        }
      }
    }
  })
}

const page = (text, link) => ({ text, link })

export default defineConfig({
  srcDir: docs,
  srcExclude: ['node_modules/**'],
  base,
  title: 'VerifiedResponse',
  description: 'Verifies the results that a vendor signs and a client relays, before application code sees them.',
  lang: 'en',
  cleanUrls: false,
  lastUpdated: false,
  metaChunk: true,
  markdown: { anchor: { slugify }, toc: { slugify }, config: (md) => { textIsText(md); linksToTheProject(md) } },
  // The pages are searched and served without asking another server.
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      page('Start', '/start'),
      page('Settings', '/configuration'),
      page('Errors', '/errors'),
      ...(javadoc ? [{ text: 'Javadoc', link: `${base}javadoc/index.html`, target: '_self', rel: '' }] : []),
    ],
    sidebar: [
      { text: 'Set it up', items: [page('Start', '/start'), page('Choose', '/choose'), page('Settings', '/configuration'), page('Spring Boot', '/spring-boot'), page('Quarkus', '/quarkus')] },
      { text: 'Vendors', items: [page('Schemes and carriers', '/schemes'), page('Vendors', '/vendors')] },
      { text: 'Run it', items: [page('Servers', '/servers'), page('Databases', '/databases'), page('Redis', '/redis'), page('Operate', '/operate'), page('Upgrade', '/upgrade')] },
      { text: 'Find the cause', items: [page('Errors', '/errors'), page('Test your endpoint', '/testing'), page('Doctor', '/doctor')] },
      { text: 'Decide', items: [page('Security', '/security'), page('Data protection', '/data-protection'), page('Compare', '/compare'), page('Performance', '/performance'), page('Decisions', '/decisions')] },
      { text: 'Figures', collapsed: true, items: [page('Verification', '/figures/verification'), page('Servers', '/figures/load'), page('Guards, timing, log', '/figures/stores-and-timing'), page('Used once', '/figures/used-once'), page('Families', '/figures/families'), page('Listeners', '/figures/listeners')] },
    ],
    socialLinks: [{ icon: 'github', link: repository }],
    footer: { message: 'Apache-2.0' },
  },
})
