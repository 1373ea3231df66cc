import { defineDocument } from '../document/define.ts'
import { choice, count, flag, line, ref, rows } from '../document/field.ts'
import { modes, qualites, sourcesEmargement, statutsPresence } from './choices.ts'

/** The attendance list of a meeting, written by the server from rows; never kept on a device. Current lines only. */
export const emargement = defineDocument({
  name: 'emargement',
  label: 'Émargement',
  migrations: [],
  mirror: true,
  shape: {
    lignes: rows({
      label: 'Lignes',
      row: {
        personne: ref({ label: 'Personne' }),
        nom: line({ label: 'Nom' }),
        fonction: line({ label: 'Fonction' }),
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        statut: choice({ label: 'Statut', choices: statutsPresence }),
        represente: line({ label: 'Représente' }),
        qualite: choice({ label: 'Qualité', choices: qualites }),
        siege: line({ label: 'Siège' }),
        tableDe: ref({ label: 'Autour de l’appareil de' }),
        signeA: count({ label: 'Signé à' }),
        arriveA: count({ label: 'Arrivée' }),
        partiA: count({ label: 'Départ' }),
        par: choice({ label: 'Enregistré par', choices: sourcesEmargement }),
        corrige: flag({ label: 'Corrigé' }),
      },
    }),
    distinctes: rows({
      label: 'Lignes qui se ressemblent et sont deux personnes',
      row: { ligne: ref({ label: 'Ligne' }), autre: ref({ label: 'Autre ligne' }) },
    }),
  },
})
