import { defineDocument } from '../document/define.ts'
import { choice, day, line, prose, ref, rows, text } from '../document/field.ts'
import { etats, originesAction } from './choices.ts'

/** One line of the adopted plan. Fiches do not all have the same sections: every part may stay blank. */
export const ficheAction = defineDocument({
  name: 'fiche-action',
  label: 'Fiche action',
  migrations: [],
  title: (v) => (v.intitule === null ? null : `${v.numero === null ? '' : `Fiche ${v.numero} — `}${v.intitule}`),
  shape: {
    numero: line({ label: 'Fiche', max: 12 }),
    intitule: line({ label: 'Action' }),
    prioritesTitre: line({ label: 'Titre de la première liste', max: 80 }),
    priorites: rows({
      label: 'Priorités identifiées',
      one: 'une priorité',
      row: { texte: text({ label: 'Priorité' }) },
    }),
    pilotes: rows({
      label: 'Pilote de la fiche',
      one: 'un pilote',
      row: { organisme: ref({ label: 'Organisme' }), precision: line({ label: 'Précision' }) },
    }),
    acteurs: rows({
      label: 'Acteurs principaux',
      one: 'un acteur',
      row: { organisme: ref({ label: 'Organisme' }), precision: line({ label: 'Précision' }) },
    }),
    indicateurs: rows({ label: 'Indicateurs', one: 'un indicateur', row: { texte: text({ label: 'Indicateur' }) } }),
    actionsClesTitre: line({ label: 'Titre de la liste des actions clés', max: 120 }),
    actionsCles: rows({
      label: 'Quelques actions clés issues du référentiel',
      one: 'une action clé',
      row: { texte: text({ label: 'Action clé' }) },
    }),
    resultatAttendu: prose({ label: 'Niveau de résultat attendu' }),
    actions: rows({
      label: 'Suivi des actions',
      one: 'une action',
      row: {
        intitule: text({ label: 'Action' }),
        pilote: line({ label: 'Pilote' }),
        etat: choice({ label: 'État', choices: etats }),
        raison: line({ label: 'Raison' }),
        conditionDeblocage: line({ label: 'Condition de déblocage' }),
        avancement: prose({ label: "État d'avancement" }),
        avancementLe: day({ label: 'Au' }),
        echeance: day({ label: 'Échéance' }),
        origine: choice({ label: 'Origine', choices: originesAction }),
      },
    }),
  },
})
