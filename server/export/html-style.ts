/** The look of exported pages: one column, readable on paper in black and white, nothing fetched from anywhere. */
export const htmlStyle = `:root { color-scheme: light; --encre: #1c2033; --encre-2: #4f566b; --trait: #cfd3de; --indigo: #3346c4; --papier: #fff; --fond: #f6f5f1; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--fond); color: var(--encre); font: 1.0625rem/1.6 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
header, main, footer { max-width: 54rem; margin: 0 auto; padding: 1.5rem 2rem; background: var(--papier); }
header { padding-top: 3rem; padding-bottom: .5rem; }
main { padding-top: .5rem; }
main > :first-child { margin-top: 1rem; }
footer { color: var(--encre-2); border-top: 1px solid var(--trait); }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--indigo); font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 2rem 0 .5rem; font-size: 1.15rem; line-height: 1.35; }
h4 { margin: 1.25rem 0 .25rem; font-size: 1.0625rem; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
a { color: var(--indigo); }
sup { font-size: .7em; line-height: 0; }
ul, ol { margin: 0 0 .75rem; padding-left: 1.5rem; }
li { margin: .2rem 0; }
blockquote { margin: 0 0 .75rem; padding-left: 1rem; border-left: 3px solid var(--trait); }
.sous-titre { font-size: 1.125rem; }
.statut { display: inline-block; margin: .5rem 0 0; padding: .35rem .75rem; border: 1px solid #b45309; border-radius: 4px; background: #fdf3e1; font-weight: 600; }
.provenance { margin-top: .5rem; }
.provenance, .note { color: var(--encre-2); font-size: .9375rem; }
.note { margin-bottom: 1.5rem; }
.repere { color: var(--encre-2); font-size: .8125rem; margin: 1rem 0 .5rem; }
.amorce { margin-bottom: .25rem; }
figure { margin: 0 0 1rem; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { color: var(--encre-2); font-size: .9375rem; }
.tableau { overflow-x: auto; }
.long { overflow-wrap: anywhere; }
table { width: 100%; margin: 0 0 1.25rem; border-collapse: collapse; }
caption { padding: .25rem 0 .5rem; text-align: left; font-weight: 600; }
th, td { padding: .5rem .6rem; border: 1px solid var(--trait); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: #e9ecfb; }
tbody th { font-weight: 600; }
td p, th p { margin: 0 0 .25rem; }
td p:last-child, th p:last-child { margin-bottom: 0; }
@media (max-width: 40rem) { header, main, footer { padding-left: 1rem; padding-right: 1rem; } th, td { padding: .35rem; font-size: .8125rem; } }
@media print {
  @page { margin: 18mm; }
  body { background: none; font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  h2, h3, h4, caption, .amorce { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .tableau { overflow: visible; }
  thead { display: table-header-group; }
  .saut { break-before: page; }
}
`
