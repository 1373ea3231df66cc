import { defineDocument } from '../document/define.ts'
import { choice, day, line, prose, ref } from '../document/field.ts'
import { naturesLivrable, statutsLivrable } from './choices.ts'

/** A thing a group produces, followed from one meeting to the next. */
export const livrable = defineDocument({
  name: 'livrable',
  label: 'Livrable',
  migrations: [],
  title: (v) => v.intitule,
  shape: {
    intitule: line({ label: 'Livrable' }),
    nature: choice({ label: 'Nature', choices: naturesLivrable }),
    statut: choice({ label: 'Statut', choices: statutsLivrable }),
    porteur: line({ label: 'Porteur' }),
    echeance: day({ label: 'Échéance' }),
    lien: line({ label: 'Adresse', max: 2000 }),
    sousGroupe: ref({ label: 'Sous-groupe' }),
    description: prose({ label: 'Description' }),
  },
})
