import { no, type Outcome, ok } from '#server/services'
import { autourDe } from '#server/store/autour'
import type { EmargementRow } from '#server/store/emargement-store'
import { newId } from '#server/store/ids'
import { MOST_AT_TABLE } from '#shared/api/table'
import { plainWords } from '#shared/plain-words'
import type { By, CommandNeeds } from './needs.ts'
import { newPerson } from './sign-in.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

export interface Named {
  nom: string
  organisme: string | null
}
type Fault = 'notFound' | 'ownDevice' | 'otherTable' | 'tableFull'

const done = ok({ ok: true as const })
const key = ({ nom, organisme }: Named): string => `${plainWords(nom)}\n${plainWords(organisme ?? '')}`

/** One device for several people: each is on the attendance list, and what it types is typed for all of them. */
export function tableCommands({ seances, access, clock }: CommandNeeds, turn: Turns) {
  const { emargements, sousGroupes } = seances

  /** Whoever signed by themselves has a device: nobody answers in their name from another one. */
  const signedAlone = async ({ seanceId, ligneId, personId }: EmargementRow): Promise<boolean> =>
    (await emargements.history(seanceId, ligneId)).some((v) => v.par === 'soi' && v.personId === personId)

  async function whyNot(line: EmargementRow, by: By): Promise<Fault | null> {
    if (line.tableDe === by.personId) return null
    if (line.tableDe !== null) return 'otherTable'
    return (await signedAlone(line)) ? 'ownDevice' : null
  }

  /** The lines asked for, and the names that are on no line yet. */
  async function chosen(
    lignes: readonly EmargementRow[],
    asked: { lignes: readonly string[]; nouveaux: readonly Named[] },
    by: By,
  ): Promise<Outcome<{ seated: EmargementRow[]; added: Named[] }, Fault>> {
    const others = lignes.filter((l) => l.personId !== by.personId)
    const seated = new Map<string, EmargementRow>()
    const added = new Map<string, Named>()
    for (const ligneId of asked.lignes) {
      const line = others.find((l) => l.ligneId === ligneId)
      if (line === undefined) return no('notFound')
      seated.set(ligneId, line)
    }
    for (const named of asked.nouveaux) {
      // Somebody expected, typed rather than picked, is that person.
      const same = others.filter((l) => key(l) === key(named))
      const line = same.find((l) => l.tableDe === by.personId) ?? same.find((l) => l.statut === 'attendu') ?? same[0]
      if (line === undefined) added.set(key(named), named)
      else seated.set(line.ligneId, line)
    }
    if (seated.size + added.size > MOST_AT_TABLE) return no('tableFull')
    for (const line of seated.values()) {
      const fault = await whyNot(line, by)
      if (fault !== null) return no(fault)
    }
    return ok({ seated: [...seated.values()], added: [...added.values()] })
  }

  return {
    /** Who shares the device of `by`, whole: whoever is left out stays present, with no device said. */
    mettreATable: (seanceId: string, asked: { lignes: readonly string[]; nouveaux: readonly Named[] }, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const lignes = await emargements.current(seanceId)
        const [mine, ...before] = autourDe(lignes, by.personId)
        if (mine === undefined) return no('noLigne')
        const asking = await chosen(lignes, asked, by)
        if (!asking.ok) return no(asking.code)
        const { seated, added } = asking.value
        const at = clock()
        const recorded = { par: 'table', recordedBy: by.personId, at } as const
        const here = { statut: 'present', mode: mine.mode, tableDe: by.personId } as const
        const came: string[] = []
        for (const line of before.filter((l) => !seated.some((s) => s.ligneId === l.ligneId)))
          await emargements.correct(seanceId, line.ligneId, { tableDe: null }, recorded)
        for (const line of seated) {
          const signeA = line.signeA ?? at
          await emargements.correct(seanceId, line.ligneId, { ...here, signeA, partiA: null }, recorded)
          if (line.personId !== null) came.push(line.personId)
        }
        for (const named of added) {
          const personId = newId()
          const blank = { fonction: null, represente: null, arriveA: null, partiA: null }
          const ligne = { ...named, ...here, ...blank, ...recorded, seanceId, personId, signeA: at }
          await emargements.add(ligne, newPerson(personId, { ...named, fonction: null }, at))
          came.push(personId)
        }
        await sitTogether(seanceId, by.personId, came)
        access.changed({ seanceId, personId: by.personId })
        return done
      }),

    /** Reading only: who shares one's device, and who else is expected and may. */
    async maTable(seanceId: string, personId: string) {
      const lignes = await emargements.current(seanceId)
      const shown = ({ ligneId, nom, organisme }: EmargementRow) => ({ ligneId, nom, organisme })
      const expected = lignes.filter((l) => l.statut === 'attendu' && l.personId !== personId && l.tableDe === null)
      return ok({ autour: autourDe(lignes, personId).slice(1).map(shown), attendus: expected.map(shown) })
    },
  }

  /** Around one device people work in one sub-group, unless somebody is in another already. */
  async function sitTogether(seanceId: string, holder: string, others: readonly string[]): Promise<void> {
    const all = await sousGroupes.affectations(seanceId)
    const theirs = all.find((a) => a.personId === holder)?.sousGroupeId
    if (theirs === undefined) return
    for (const personId of others)
      if (!all.some((a) => a.personId === personId)) await sousGroupes.affect(seanceId, personId, theirs, clock())
  }
}
