import { defineDocument } from '../document/define.ts'
import { choice, day, line, prose } from '../document/field.ts'
import { publics } from './choices.ts'

/** Narrative prose with data blocks (`blocDonnees`), each bound to one snapshot. */
export const restitution = defineDocument({
  name: 'restitution',
  label: 'Restitution',
  migrations: [],
  title: (v) => v.intitule,
  shape: {
    intitule: line({ label: 'Titre' }),
    sousTitre: line({ label: 'Sous-titre' }),
    debut: day({ label: 'Période, du' }),
    fin: day({ label: 'au' }),
    perimetre: line({ label: 'Axes et groupes' }),
    public: choice({ label: 'Destinataires', choices: publics }),
    corps: prose({ label: 'Corps du texte' }),
  },
})
