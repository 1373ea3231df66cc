import type { FrozenSeance } from '#server/snapshot/content'
import type { Block } from '#shared/api/outline'
import { heading, list } from './outline.ts'

/** What the group was reminded of, and the news it was given, national or of an axis; nothing when nothing was noted. */
export function cadre({ cadre: reminders, actualites }: FrozenSeance): Block[] {
  return [
    ...(reminders.length === 0 ? [] : [list(reminders)]),
    ...actualites.flatMap(({ axe, textes }) => [
      heading(3, axe === null ? 'Actualités nationales' : `Actualités de l’axe ${axe}`),
      list(textes),
    ]),
  ]
}
