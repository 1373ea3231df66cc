import { useAnswer } from '#client/api/answer'
import { mediumDay } from '#client/words/dates'
import type { Lien } from '#shared/api/acces'
import { getAccueil } from '#shared/api/schemas'

export interface Place {
  /** `tout`, `groupe:<id>` or `seance:<id>`. */
  code: string
  label: string
}

export interface Places {
  options: readonly Place[]
  nameOf: (lien: Pick<Lien, 'role' | 'seanceId' | 'groupeId' | 'restitution'>) => string
}

const everything: Place = { code: 'tout', label: 'Tout l’espace' }

const codeOf = ({ seanceId, groupeId }: Pick<Lien, 'seanceId' | 'groupeId'>): string =>
  seanceId !== null ? `seance:${seanceId}` : groupeId !== null ? `groupe:${groupeId}` : everything.code

/** What a link may open, from what this person can open. */
export function usePlaces(): Places {
  const accueil = useAnswer(getAccueil, {})
  const found =
    accueil.state === 'ready'
      ? [
          ...accueil.value.groupes.map((g) => ({ code: `groupe:${g.id}`, label: `Groupe : ${g.titre}` })),
          ...accueil.value.seances.map((s) => ({
            code: `seance:${s.id}`,
            label: `Séance : ${mediumDay(s.jour)}, ${s.titre}`,
          })),
        ]
      : []
  const options = [everything, ...found]
  return {
    options,
    nameOf: (lien) =>
      lien.role === 'relecteur'
        ? lien.restitution === null
          ? 'Une restitution, qui ne s’ouvre plus par ce lien'
          : `Restitution à relire : ${lien.restitution.titre}`
        : (options.find((p) => p.code === codeOf(lien))?.label ?? 'Un groupe ou une séance que vous n’ouvrez pas'),
  }
}

/** The fields of the API behind a place. */
export function placeFields(code: string): { seanceId: string | null; groupeId: string | null } {
  const [kind, id = null] = code.split(':')
  return { seanceId: kind === 'seance' ? id : null, groupeId: kind === 'groupe' ? id : null }
}
