import { defineDocument } from '../document/define.ts'
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
      row: {
        nature: choice({ label: 'Nature', choices: naturesReleve }),
        texte: text({ label: 'Texte' }),
        qui: line({ label: 'Qui' }),
        echeance: day({ label: 'Pour le' }),
        point: ref({ label: 'Point de l’ordre du jour' }),
        sousGroupe: ref({ label: 'Sous-groupe' }),
        noteA: count({ label: 'Noté à' }),
      },
    }),
    prochaineSeance: line({ label: 'Prochain rendez-vous' }),
  },
})
