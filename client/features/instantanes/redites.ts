import { mediumDay } from '#client/words/dates'
import { nomDInstantane } from '#client/words/instantane'
import { insideQuotes } from '#client/words/shorten'
import type { InstantaneBref } from '#shared/api/instantanes'

function sentence({ seanceJour, groupe }: InstantaneBref, times: number, latest: InstantaneBref): string {
  const day = seanceJour == null ? 'Cette séance' : `La séance du ${mediumDay(seanceJour)}`
  const which = groupe === null ? day : `${day} (${groupe})`
  const often = `${times === 2 ? 'deux' : times} fois`
  const kept = `«\u00a0${insideQuotes(nomDInstantane(latest))}\u00a0»`
  return `${which} est cochée ${often}\u00a0: ses blocs figureraient ${often} dans la restitution. Gardez le plus récent, ${kept}.`
}

/**
 * Of the snapshots chosen, those of a meeting that a later one chosen says already, with what to say of each. Nothing is
 * forbidden: a meeting may be shown as it opened and as it closed.
 */
export function redites(
  /** Latest first. */
  instantanes: readonly InstantaneBref[],
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const met = instantanes.filter((i) => i.seanceId !== null && chosen.has(i.id))
  return new Map(
    met.flatMap((i) => {
      const same = met.filter((other) => other.seanceId === i.seanceId)
      const [latest] = same
      return latest === undefined || latest === i ? [] : [[i.id, sentence(i, same.length, latest)]]
    }),
  )
}
