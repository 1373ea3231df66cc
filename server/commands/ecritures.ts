import { no, ok } from '#server/services'
import { autourDe, organismesDe } from '#server/store/autour'
import type { EcritRow } from '#server/store/ecriture-store'
import { newId } from '#server/store/ids'
import type { SousGroupeRow } from '#server/store/sous-groupe-store'
import type { ProseValue } from '#shared/document/value'
import type { ObjectifEcrit } from '#shared/documents/choices'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' }] })
const INTRODUCTION: ProseValue = [{ type: 'paragraph', content: [bold('Écrit chacun·e de son côté\u00a0:')] }]

/** « Caf : … », each line its own paragraph. Texts stand for organisations, as everything people say in a meeting. */
const paragraphs = ({ organisme, texte }: EcritRow): ProseValue =>
  texte.split('\n').map((line, at) => ({
    type: 'paragraph',
    content: [
      ...(at === 0 ? [bold(`${organisme ?? 'Sans organisme'}\u00a0: `)] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ],
  }))

/** The sheet a text goes to: that of the sub-group it was written in, or of the one this was merged with. */
function sheetOf(groupes: readonly SousGroupeRow[], id: string): string | null {
  const groupe = groupes.find((g) => g.id === id)
  if (groupe === undefined) return null
  return groupe.versId === null ? groupe.documentId : sheetOf(groupes, groupe.versId)
}

/** Writing alone about one objective, then showing everyone’s words at once in the sheets. */
export function ecritureCommands({ seances, rooms, clock }: CommandNeeds, turn: Turns) {
  const { ecritures, sousGroupes, emargements } = seances

  return {
    ouvrirEcriture: (seanceId: string, objectif: ObjectifEcrit) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if ((await ecritures.current(seanceId)) !== null) return no('ecritureRunning')
        await ecritures.open({ id: newId(), seanceId, objectif, ouvertA: clock(), reveleA: null })
        return done
      }),

    /** `ecritureId` is the one the person was writing for: their words never slip into the next one. */
    ecrire: (seanceId: string, ecritureId: string, texte: string, personId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if ((await ecritures.current(seanceId))?.id !== ecritureId) return no('ecritureClosed')
        const mine = (await sousGroupes.affectations(seanceId)).find((a) => a.personId === personId)
        if (mine === undefined) return no('ownSousGroupeMissing')
        const organisme = organismesDe(autourDe(await emargements.current(seanceId), personId))
        const { sousGroupeId } = mine
        await ecritures.write({ ecritureId, personId, sousGroupeId, organisme, texte, at: clock() })
        return done
      }),

    /** Reading only: one's own words, told to nobody else. */
    async monEcrit(seanceId: string, personId: string) {
      const current = await ecritures.current(seanceId)
      const texts = current === null ? [] : await ecritures.texts(current.id)
      return ok({ ecritureId: current?.id ?? null, texte: texts.find((t) => t.personId === personId)?.texte ?? '' })
    },

    /** The words are added after what each sheet says. Stopped half-way, it is asked again and adds nothing twice. */
    revelerEcriture: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const current = await ecritures.current(seanceId)
        // Pressed by two facilitators at once: it is revealed, once.
        if (current === null) return done
        const groupes = await sousGroupes.list(seanceId)
        const bySheet = new Map<string, ProseValue>()
        for (const text of await ecritures.texts(current.id)) {
          const sheet = sheetOf(groupes, text.sousGroupeId)
          if (sheet !== null) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), ...paragraphs(text)])
        }
        for (const [sheet, words] of bySheet) await rooms.append(sheet, { [current.objectif]: words }, INTRODUCTION)
        await ecritures.reveal(current.id, clock())
        return done
      }),
  }
}
