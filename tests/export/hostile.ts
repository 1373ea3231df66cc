import type { Outline } from '#server/export/outline'
import { proseBlocks } from '#server/export/prose'

const CONTROL = String.fromCharCode(0, 1, 8, 11, 27, 0xffff)

/** What someone could type or paste to harm whoever opens the file. */
export const hostile: Outline = {
  titre: `Titre <script>alert(1)</script>${CONTROL} & "suite"`,
  sousTitre: null,
  statut: 'Document de travail, non validé',
  filigrane: 'Document de travail',
  provenance: 'empreinte',
  le: Date.UTC(2025, 6, 1, 15, 2),
  blocks: [
    ...proseBlocks([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'piège', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          { type: 'text', text: `avant${CONTROL}après \ud800 =1+1 ${'<img src=x onerror=alert(1)>'}` },
          {
            type: 'text',
            text: 'bon lien',
            marks: [{ type: 'link', attrs: { href: 'https://exemple.fr/?a="b"&c=<d>' } }],
          },
        ],
      },
    ]),
    // A link that slipped past whoever made the outline.
    { kind: 'paragraph', inlines: [{ text: 'second piège', href: 'javascript:alert(2)' }] },
    {
      kind: 'table',
      caption: '</caption><script>alert(3)</script>',
      head: [{ blocks: [[{ text: '{{INJECT}} PAGE' }]], header: true }],
      rows: [[{ blocks: [[{ text: '=cmd|calc' }]] }]],
    },
  ],
}
