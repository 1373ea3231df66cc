import { type DocumentOf, defineDocument } from '../document/define.ts'
import { choice, count, day, line, prose, ref, rows, text } from '../document/field.ts'
import { naturesReleve } from './choices.ts'

/** What the plenary writes: notes, and the lines of the relevé with where they were said. */
export const notesDeSeance = defineDocument({
  name: 'notes-de-seance',
  label: 'Notes de séance',
  migrations: [],
  title: () => 'Notes de séance',
  shape: {
    notes: prose({ label: 'Notes' }),
    releve: rows({
      label: 'Décisions et engagements',
      one: 'une ligne du relevé',
      row: {
        nature: choice({ label: 'Nature', choices: naturesReleve }),
        texte: text({ label: 'Texte' }),
        /** The organisation that answers for it: what everyone reads. */
        qui: line({ label: 'Qui' }),
        personne: line({ label: 'Personne' }),
        echeance: day({ label: 'Pour le' }),
        point: ref({ label: 'Point de l’ordre du jour' }),
        sousGroupe: ref({ label: 'Sous-groupe' }),
        noteA: count({ label: 'Noté à' }),
        saisiPour: ref({ label: 'Saisi pour' }),
      },
    }),
    prochaineLe: day({ label: 'Prochaine séance le' }),
    prochaineDebut: line({ label: 'Début de la prochaine séance', max: 5 }),
    prochaineFin: line({ label: 'Fin de la prochaine séance', max: 5 }),
    /** The place; or, without a day, the date in words: « mi-octobre ». */
    prochaineSeance: line({ label: 'Prochain rendez-vous' }),
    /** Who looks for a date as long as there is none. */
    prochainePar: line({ label: 'Qui propose des dates' }),
  },
})
export type NotesDeSeance = DocumentOf<typeof notesDeSeance>
