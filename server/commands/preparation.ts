import { no, ok } from '#server/services'
import type { DocumentRow } from '#server/store/document-store'
import type { EmargementRow } from '#server/store/emargement-store'
import { newId } from '#server/store/ids'
import type { Preparation } from '#server/store/preparation-store'
import { isBlank } from '#shared/document/blank'
import type { DocumentKind } from '#shared/documents/registry'
import { registry } from '#shared/documents/registry'
import { type SousGroupe, sousGroupe } from '#shared/documents/sous-groupe'
import type { By, CommandNeeds } from './needs.ts'
import { preparationParts, type SeanceFields } from './preparation-parts.ts'
import { preparationValue } from './preparation-value.ts'
import { NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

type NewDocument = Omit<DocumentRow, 'epoch' | 'removedAt'>
const ownKinds = ['seance-en-direct', 'emargement', 'notes-de-seance'] as const satisfies readonly DocumentKind[]

/** Preparing a meeting, and changing it until it is closed. */
export function preparationCommands(
  { seances, plan, rooms, access, mirrors, people, clock }: CommandNeeds,
  turn: Turns,
) {
  /** Writes the sheets that do not exist yet. Rows come after: a sheet without rows is one nobody can reach. */
  async function makeSheets(
    { sousGroupes }: Pick<Preparation, 'sousGroupes'>,
    of: Pick<DocumentRow, 'seanceId' | 'groupeId'>,
    existing: ReadonlySet<string>,
  ): Promise<NewDocument[]> {
    const missing = sousGroupes.filter((g) => !existing.has(g.documentId))
    for (const { documentId, titre } of missing) await rooms.seed(documentId, 'sous-groupe', { intitule: titre })
    const createdAt = clock()
    return missing.map(({ documentId, titre }) => ({
      ...of,
      id: documentId,
      kind: 'sous-groupe',
      title: titre,
      numero: null,
      axeId: null,
      createdAt,
    }))
  }

  const isOfGroupe = async (seanceId: string | null, groupeId: string): Promise<boolean> =>
    seanceId === null || (await seances.meetings.get(seanceId))?.groupeId === groupeId

  /** The people of an earlier meeting, whoever came: those who were excused are expected too. */
  async function expectedAgain(
    from: string | null,
    written: Pick<EmargementRow, 'seanceId' | 'recordedBy' | 'at'>,
  ): Promise<EmargementRow[]> {
    const lines = from === null ? [] : await seances.emargements.current(from)
    return lines.map(({ personId, nom, fonction, organisme, mode, represente, qualite, siege }) => ({
      ...{ personId, nom, fonction, organisme, mode, represente, qualite, siege, ...written },
      ...{ id: newId(), ligneId: newId(), remplaceId: null, statut: 'attendu', par: 'animation' },
      ...{ signeA: null, arriveA: null, partiA: null, tableDe: null, retireA: null },
    }))
  }

  return {
    async createSeance(groupeId: string, fields: SeanceFields & { compositionDe: string | null }, by: By) {
      const groupe = await plan.groupe(groupeId)
      if (groupe === null || !(await isOfGroupe(fields.compositionDe, groupeId))) return no('notFound')
      const parts = preparationParts(fields, { points: [], propositions: [], sousGroupes: [] })
      if (!parts.ok) return no(parts.code)
      const [id, at] = [newId(), clock()]
      const of = { seanceId: id, groupeId }
      const own = ownKinds.map((kind) => ({ id: newId(), kind }))
      for (const { id: documentId, kind } of own) await rooms.seed(documentId, kind, {})
      const documents: NewDocument[] = [
        ...own.map((d) => ({ ...d, ...of, title: registry[d.kind].label, numero: null, axeId: null, createdAt: at })),
        ...(await makeSheets(parts.value, of, new Set())),
      ]
      await seances.preparation.create(
        {
          ...parts.value.facts,
          id,
          groupeId,
          schemaId: groupe.schemaId,
          ordreDuJour: [],
          cadre: [],
          actualites: [],
          phase: 'draft',
          code: null,
          qrToken: null,
          openedAt: null,
          liveAt: null,
          closedAt: null,
          validatedAt: null,
          pointCourantId: null,
          createdAt: at,
        },
        { ...parts.value, documents },
        await expectedAgain(fields.compositionDe, { seanceId: id, recordedBy: by.personId, at }),
      )
      await people.note({ at, act: 'seance.draft', personId: by.personId, subject: id })
      access.changed({ seanceId: id })
      await mirrors.refresh(id)
      return ok({ id })
    },

    /** `version`: of what its author saw. What others changed since is not replaced unseen. */
    updateSeance: (seanceId: string, { version, ...fields }: SeanceFields & { version: string }) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        if ((await preparationValue(seances, seance)).version !== version) return no('preparationMoved')
        const existing = {
          points: await seances.points.list(seanceId),
          propositions: await seances.propositions.list(seanceId),
          sousGroupes: await seances.sousGroupes.list(seanceId),
        }
        const parts = preparationParts(fields, existing)
        if (!parts.ok) return no(parts.code)
        const kept = new Map(parts.value.sousGroupes.map((g) => [g.id, g]))
        const sheets = await rooms.read(existing.sousGroupes.map((g) => g.documentId))
        const sheetOf = (documentId: string) => sheets.get(documentId)?.value as SousGroupe
        const gone = existing.sousGroupes.filter((g) => !kept.has(g.id))
        if (gone.some((g) => !isBlank(sousGroupe, sheetOf(g.documentId), ['intitule']))) return no('sousGroupeWritten')

        const of = { seanceId, groupeId: seance.groupeId }
        const documents = await makeSheets(parts.value, of, new Set(existing.sousGroupes.map((g) => g.documentId)))
        await seances.preparation.save(seanceId, { ...parts.value, documents }, clock())
        for (const { id, titre, documentId } of existing.sousGroupes) {
          const renamed = kept.get(id)?.titre
          // A sheet whose title was reworded by its sub-group keeps those words.
          if (renamed !== undefined && renamed !== titre && sheetOf(documentId).intitule === titre)
            await rooms.write(documentId, { intitule: renamed })
        }
        access.changed({ seanceId })
        return ok(await preparationValue(seances, { ...seance, ...parts.value.facts }))
      }),
  }
}
