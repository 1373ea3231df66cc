import { defineDocument } from '../document/define.ts'
import { choice, count, flag, line, ref, rows } from '../document/field.ts'

import {
  comptesGommettes,
  ecrans,
  etatsSousGroupe,
  etatsTour,
  modes,
  naturesPoint,
  phases,
  signaux,
  sortsProposition,
} from './choices.ts'
import { sousGroupe } from './sous-groupe.ts'

const { contoursEtat, attendusEtat, modalitesEtat, acteursEtat, livrableEtat, premiereReunionEtat } = sousGroupe.shape

/** The live state of a meeting, written by the server from rows. Persons stand here by id and organisation, never by name. */
export const seanceEnDirect = defineDocument({
  name: 'seance-en-direct',
  label: 'Séance en direct',
  migrations: [],
  mirror: true,
  shape: {
    phase: choice({ label: 'Phase', choices: phases }),
    ouverteA: count({ label: 'Début réel' }),
    finPrevueA: count({ label: 'Fin prévue' }),
    pointCourant: ref({ label: 'Point en cours' }),
    ecran: choice({ label: 'Écran projeté', choices: ecrans }),
    ecranSousGroupe: ref({ label: 'Sous-groupe projeté' }),
    ecranPage: count({ label: 'Page projetée' }),
    rappelA: count({ label: 'Dernier rappel' }),
    annonce: line({ label: 'Message à tous les sous-groupes' }),
    annonceA: count({ label: 'Dit à' }),
    points: rows({
      label: 'Déroulé',
      row: {
        parent: ref({ label: 'Point parent' }),
        numero: line({ label: 'Numéro', max: 12 }),
        titre: line({ label: 'Titre' }),
        nature: choice({ label: 'Nature', choices: naturesPoint }),
        intervenant: line({ label: 'Intervenant·e' }),
        dureePrevue: count({ label: 'Durée prévue, en minutes' }),
        prevuA: count({ label: 'Début prévu' }),
        commenceA: count({ label: 'Commencé à' }),
        finiA: count({ label: 'Fini à' }),
      },
    }),
    sousGroupes: rows({
      label: 'Sous-groupes',
      row: {
        numero: count({ label: 'Numéro' }),
        titre: line({ label: 'Titre' }),
        titreCourt: line({ label: 'Titre court' }),
        document: ref({ label: 'Fiche' }),
        lieu: line({ label: 'Lieu' }),
        visio: line({ label: 'Lien de visio', max: 2000 }),
        rapporteur: ref({ label: 'Rapporteur·e' }),
        rapporteurOrganisme: line({ label: 'Organisme de la personne rapporteure' }),
        appelDepuis: count({ label: "Appelle l'animation depuis" }),
        etat: choice({ label: 'État', choices: etatsSousGroupe }),
        vers: ref({ label: 'Fusionné avec' }),
        finiA: count({ label: 'Fini à' }),
        passage: count({ label: 'Rang de passage' }),
        presenteA: count({ label: 'A la parole depuis' }),
        presenteFinA: count({ label: 'A fini de rapporter à' }),
        ...{ contoursEtat, attendusEtat, modalitesEtat, acteursEtat, livrableEtat, premiereReunionEtat },
        mots: count({ label: 'Mots écrits' }),
        modifieA: count({ label: 'Dernière frappe' }),
        extrait: line({ label: 'Premiers mots' }),
      },
    }),
    participants: rows({
      label: 'Participant·es',
      row: {
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        sousGroupe: ref({ label: 'Sous-groupe' }),
        coredige: flag({ label: 'Tient la plume' }),
        pret: flag({ label: 'Prêt·e' }),
      },
    }),
    tour: rows({
      label: 'Tour de table',
      row: {
        personne: ref({ label: 'Personne' }),
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        etat: choice({ label: 'État', choices: etatsTour }),
        depuis: count({ label: 'Depuis' }),
      },
    }),
    aLaParole: rows({
      label: 'À la parole',
      row: {
        personne: ref({ label: 'Personne' }),
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        depuis: count({ label: 'Depuis' }),
      },
    }),
    parole: rows({
      label: 'File de parole',
      row: {
        personne: ref({ label: 'Personne' }),
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        depuis: count({ label: 'Depuis' }),
        premiereFois: flag({ label: 'Première prise de parole' }),
      },
    }),
    alternance: flag({ label: 'Alternance salle et distance' }),
    distanceEntendueA: count({ label: 'La distance a été entendue à' }),
    signaux: rows({
      label: 'Signaux',
      row: {
        personne: ref({ label: 'Personne' }),
        organisme: line({ label: 'Organisme' }),
        mode: choice({ label: 'Mode', choices: modes }),
        nature: choice({ label: 'Nature', choices: signaux }),
        depuis: count({ label: 'Depuis' }),
      },
    }),
    propositions: rows({
      label: 'Propositions',
      row: {
        titre: line({ label: 'Rédaction première', max: 600 }),
        titreCourt: line({ label: 'Titre court' }),
        organisme: line({ label: 'Proposée par' }),
        point: ref({ label: 'Proposée au point' }),
        sousGroupe: ref({ label: 'Proposée dans le sous-groupe' }),
        sort: choice({ label: 'Sort', choices: sortsProposition }),
        reformulation: line({ label: 'Nouvelle rédaction', max: 600 }),
        motif: line({ label: 'Motif', max: 600 }),
        gommettes: count({ label: 'Gommettes, une fois révélées' }),
      },
    }),
    gommettesNombre: count({ label: 'Gommettes à poser' }),
    gommettesCompte: choice({ label: 'Gommettes comptées', choices: comptesGommettes }),
    gommettesVotants: count({ label: 'Personnes qui ont posé des gommettes' }),
    gommettesReveleesA: count({ label: 'Gommettes révélées à' }),
    enSalle: count({ label: 'En salle' }),
    aDistance: count({ label: 'À distance' }),
    excuses: count({ label: 'Excusés' }),
    essaisDeCode: flag({ label: 'Beaucoup de codes faux ont été essayés' }),
  },
})
