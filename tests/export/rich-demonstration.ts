import type { Fiche } from '#server/export/frozen'
import { instantaneOf } from '#server/snapshot/snapshots'
import { newId } from '#server/store/ids'
import { openStore, type Store } from '#server/store/open'
import { proseFromLines } from '#shared/document/value'
import { type Demonstration, demonstration } from '#tests/snapshot/demonstration'
import { makeTempDir, removeTempDir } from '#tests/support/temp-dir'

/** The meeting of 1 July 2025 at its end: people signed, sub-groups wrote, decisions were taken. 17:02 in Paris. */
export const CLOSING = Date.UTC(2025, 6, 1, 15, 2)

export async function closedMeeting(opened?: Store) {
  const demo = await demonstration(() => CLOSING, opened)
  await demo.sign('Awa Prénom-Inventé', 'Plaine Commune', 'distance', { represente: 'Bruno Nom-Inventé' })
  await demo.sign('Chloé Nom-Inventé', 'Caf', 'salle')
  await demo.sign('Dina Nom-Inventé', 'Ville de Pantin', 'salle')
  await demo.sign('Élie Nom-Inventé', 'Experice – USPN', 'distance')
  await demo.sign('Farid Nom-Inventé', 'Ville de Stains', 'salle', { statut: 'excuse' })
  await demo.writeSousGroupe(1)
  await demo.writeSousGroupe(2, {
    livrableEtat: 'sansObjet',
    premiereReunionEtat: 'traite',
    premiereReunionTexte: 'mi-septembre',
  })
  const notes = (await demo.seances.documents.ofSeance(demo.seanceId)).find((d) => d.kind === 'notes-de-seance')
  const [firstPoint] = await demo.seances.points.list(demo.seanceId)
  const blank = { sousGroupe: null, noteA: null }
  await demo.rooms.write(notes?.id ?? '', {
    notes: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Tour de table' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Les assistant-es maternel-les et les ' },
          { type: 'text', text: 'professionnel·les', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' du ' },
          {
            type: 'text',
            text: 'territoire',
            marks: [{ type: 'link', attrs: { href: 'https://experice.univ-paris13.fr/' } }],
          },
          { type: 'text', text: '.' },
        ],
      },
      {
        type: 'orderedList',
        content: ['Premier', 'Second'].map((t) => ({
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: t }] }],
        })),
      },
    ],
    releve: [
      { id: 'r1', nature: 'engagement', texte: 'Relire le guide', qui: null, echeance: null, point: null, ...blank },
      {
        id: 'r2',
        nature: 'decision',
        texte: 'Créer le groupe de suivi',
        qui: 'Caf',
        echeance: '2025-09-01',
        point: firstPoint?.id ?? null,
        ...blank,
      },
    ],
  })
  return demo
}

export async function closingSnapshot(demo: Demonstration) {
  await demo.seances.meetings.move(demo.seanceId, { from: 'live', to: 'closed', personId: null, at: CLOSING })
  const { id } = await demo.snapshots.takeSeance(demo.seanceId, 'Clôture du 1er juillet 2025', null)
  const row = await demo.store.get(id)
  if (row === null) throw new Error('the snapshot was not stored')
  return instantaneOf(row)
}

/** The fiche of the axis of the meeting, which it follows. */
async function ficheSuivie({ plan, seances, seanceId }: Demonstration) {
  const seance = await seances.meetings.get(seanceId)
  const groupe = await plan.groupe(seance?.groupeId ?? '')
  const [fiche] = await seances.documents.ofAxe(groupe?.axeId ?? '')
  if (fiche === undefined) throw new Error('the meeting follows no fiche')
  return fiche
}

/** Notes that the committee adopted that fiche as it is: on 18 March, for 2025. */
export async function adoptFiche(demo: Demonstration) {
  const fiche = await ficheSuivie(demo)
  const { id: snapshotId, hash } = await demo.snapshots.takeDocument(fiche.id, 'Version de référence 2025', null)
  const adoption = { documentId: fiche.id, annee: 2025, adopteeLe: '2025-03-18', adopteeA: CLOSING, adopteePar: null }
  await demo.plan.adopt({ id: newId(), snapshotId, ...adoption })
  return { ficheId: fiche.id, snapshotId, hash }
}

/** What the group would change in it: an action reworded and begun, one more, a priority less. */
export async function proposeEvolutions(demo: Demonstration) {
  const { id } = await ficheSuivie(demo)
  const value = (await demo.rooms.read([id])).get(id)?.value as Fiche | undefined
  const [first, ...others] = value?.actions ?? []
  if (value === undefined || first === undefined) throw new Error('the fiche follows no action')
  const added = { ...first, id: 'guide', intitule: 'Publier un guide', avancement: [], avancementLe: null }
  await demo.rooms.write(id, {
    priorites: value.priorites.slice(1),
    actions: [{ ...first, etat: 'enCours', pilote: 'Plaine Commune' }, ...others, added],
    resultatAttendu: proseFromLines('Trois territoires outillés'),
  })
}

/** The snapshot of that meeting and the names of its list, for tests that only read them. */
export async function frozenMeeting(before: (demo: Demonstration) => Promise<unknown> = async () => undefined) {
  const folder = makeTempDir()
  const opened = openStore(folder, () => CLOSING)
  try {
    const demo = await closedMeeting(opened)
    await before(demo)
    return { instantane: await closingSnapshot(demo), noms: await nomsDe(demo) }
  } finally {
    opened.close()
    removeTempDir(folder)
  }
}

/** Adopted in March, and otherwise in July. */
export async function evolvedMeeting() {
  return (
    await frozenMeeting(async (demo) => {
      await adoptFiche(demo)
      await proposeEvolutions(demo)
    })
  ).instantane
}

/** What an export that lists people asks of the rows. */
async function nomsDe(demo: Demonstration) {
  const lines = await demo.seances.emargements.current(demo.seanceId)
  return lines.map(({ ligneId, nom, represente }) => ({ ligneId, nom, represente }))
}
