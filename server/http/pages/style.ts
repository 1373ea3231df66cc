import { createHash } from 'node:crypto'

/** One sheet for the pages served without the client: small enough for a phone on a bad network. */
export const style = `:root{--papier:#fbfaf6;--carte:#fff;--encre:#1c2033;--encre-2:#565c75;--trait:#e4e1d8;--champ:#86839a;--indigo:#3346c4;--indigo-fonce:#2837a0;--indigo-2:#eef0fd;--rouge:#b42318;--rouge-2:#fdeceb;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--papier);color:var(--encre);font:1rem/1.45 system-ui,"DejaVu Sans",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.4rem 1.15rem 2rem}
header,footer{max-width:34rem;margin:0 auto;padding:1rem 1.15rem 0}
footer{padding:0 1.15rem 2rem;font-size:.875rem}
footer a{margin-right:1rem;display:inline-block;padding:.7rem 0}
.date::first-letter{text-transform:uppercase}
.code-exemple{white-space:nowrap}
.logo{display:inline-flex;align-items:center;gap:.6rem;font-weight:700;color:inherit;text-decoration:none;min-height:44px}
h1{font-size:1.45rem;line-height:1.15;margin:.3rem 0;letter-spacing:-.01em}
h2{font-size:1.1rem;margin:1.6rem 0 .3rem}
sup{font-size:.62em;line-height:0}
.petit,.aide{font-size:.875rem;color:var(--encre-2)}
.aide{margin:.2rem 0 0}
a{color:var(--indigo);text-underline-offset:.15em}
label,legend{display:block;font-size:.9rem;font-weight:600;color:var(--encre-2);margin:0 0 .25rem;padding:0}
.l{margin:.9rem 0;border:0;padding:0;min-width:0}
input[type=text]{width:100%;min-height:46px;font:inherit;color:inherit;background:var(--carte);border:1px solid var(--champ);border-radius:10px;padding:.6rem .75rem}
input[aria-invalid]{border:2px solid var(--rouge)}
input.code{font-size:1.5rem;letter-spacing:.12em;text-transform:uppercase;font-family:ui-monospace,"DejaVu Sans Mono",monospace}
.choix{display:grid;grid-template-columns:1fr 1fr;gap:.6rem}
.choix label{position:relative;margin:0}
.choix input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.choix span{display:flex;align-items:center;justify-content:center;gap:.5rem;min-height:54px;border:1px solid var(--champ);border-radius:10px;background:var(--carte);font-size:1rem;color:var(--encre)}
.choix i{width:.8em;height:.8em;border:2px solid currentColor;border-radius:50%;flex:none}
.choix i.d{border-style:dashed}
.choix :checked+span{background:var(--indigo);border-color:var(--indigo);color:#fff}
.choix :checked+span i{background:currentColor}
.choix :focus-visible+span,input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--indigo);outline-offset:2px}
.coche label{display:flex;align-items:center;gap:.6rem;min-height:44px;font-size:1rem;font-weight:400;color:var(--encre);margin:0}
.coche input{width:1.4rem;height:1.4rem;margin:0;accent-color:var(--indigo);flex:none}
.coche:not(:has(:checked))+.qui{display:none}
.btn{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;border:1px solid var(--indigo);border-radius:10px;background:var(--indigo);color:#fff;font:600 1.05rem/1.2 system-ui,"DejaVu Sans",sans-serif;padding:.7rem 1rem;cursor:pointer;text-decoration:none;margin:1rem 0 .6rem}
.btn:hover{background:var(--indigo-fonce)}
.btn.s{background:var(--carte);color:var(--indigo)}
.note{border-radius:10px;background:var(--indigo-2);padding:.8rem 1rem;margin:.9rem 0}
.faute{border-left:4px solid var(--rouge);background:var(--rouge-2);border-radius:6px;padding:.7rem .9rem;margin:.9rem 0}
.faute a{color:var(--rouge)}
.faute ul{margin:.3rem 0 0;padding-left:1.1rem}
.err{color:var(--rouge);font-size:.9rem;font-weight:600;margin:.25rem 0 0}
dt{font-weight:600;margin-top:.6rem}
dd{margin:0}
@media (forced-colors:active){.choix :checked+span{outline:3px solid Highlight}}
@media print{footer,form{display:none}}
`

/** The name changes with the content, so browsers may keep it for ever. */
export const stylePath = `/pages-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`
