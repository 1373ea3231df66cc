/** What a meeting left unfinished, or dated against itself, in what is printed of it. */
import type { Instantane } from '#server/snapshot/content'
import type { CodeConstat, Constat } from '#shared/api/controle'
import { proseText } from '#shared/document/value'
import { naturesReleve, sortsProposition, statutsLivrable } from '#shared/documents/choices'
import { lignesDuReleve, manques } from '#shared/documents/releve'
import { etatsDesObjectifs, objectifs, type SousGroupe } from '#shared/documents/sous-groupe'
import { documentsOf, isAtWork, nomDuSousGroupe, notesOf, sheetsOf, standingSheets } from '../frozen.ts'
import { guillemets, jour, jourCivil } from '../words.ts'
import { constat } from './constat.ts'
import { court } from './fiches.ts'

/** Objectives with nothing under them, whatever their state says. */
function estRempli(fiche: SousGroupe): Record<(typeof objectifs)[number]['cle'], boolean> {
  const said = (...words: (string | null)[]) => words.some((w) => w !== null && w.trim() !== '')
  return {
    contours: said(proseText(fiche.contours), fiche.contoursValidation),
    attendus: said(proseText(fiche.attendus)) || fiche.engagements.length > 0,
    modalites: said(proseText(fiche.modalites)),
    acteurs: fiche.acteursManquants.length > 0,
    livrable: said(proseText(fiche.livrable), fiche.livrableNature),
    premiereReunion: said(fiche.premiereReunionLe, fiche.premiereReunionTexte),
  }
}

export function sousGroupesEnDefaut(source: Instantane, cle: string | null, rang: number | null): Constat[] {
  const { seance } = source.content
  if (seance === null) return []
  return standingSheets(source)
    .filter(({ groupe }) => isAtWork(groupe) && (cle === null || groupe.id === cle || groupe.documentId === cle))
    .flatMap(({ groupe, fiche }) => {
      const lieu = { sorte: 'sousGroupe', seanceId: seance.id, id: groupe.documentId } as const
      const say = (code: CodeConstat, words: string) =>
        constat(code, `${nomDuSousGroupe(groupe)}\u00a0: ${words}.`, { extrait: null, rang, lieu })
      const etats = etatsDesObjectifs(fiche)
      const rempli = estRempli(fiche)
      const vides = objectifs.filter((o, i) => etats[i] !== 'sansObjet' && !rempli[o.cle])
      const aFinir = vides.filter((o) => etats[objectifs.indexOf(o)] !== 'traite').map((o) => o.court)
      const traites = vides.filter((o) => etats[objectifs.indexOf(o)] === 'traite').map((o) => o.court)
      const sansObjet = objectifs.filter((o, i) => etats[i] === 'sansObjet' && rempli[o.cle]).map((o) => o.court)
      const avant = [
        { quoi: 'la première réunion', le: fiche.premiereReunionLe },
        { quoi: 'l’échéance du livrable', le: fiche.livrableEcheance },
      ].filter(({ le }) => le !== null && le < seance.jour)
      return [
        ...(aFinir.length === 0 ? [] : [say('objectifVide', `rien n’est écrit pour ${aFinir.join(', ')}`)]),
        ...traites.map((o) =>
          say('contradiction', `l’objectif ${guillemets(o)} est marqué traité mais rien n’y est écrit`),
        ),
        ...sansObjet.map((o) =>
          say('contradiction', `l’objectif ${guillemets(o)} est marqué sans objet mais il est rempli`),
        ),
        ...avant.map(({ quoi, le }) =>
          say('contradiction', `${quoi}, le ${jour(le ?? '')}, précède la séance du ${jour(seance.jour)}`),
        ),
      ]
    })
}

export function releveEnDefaut(source: Instantane, rang: number | null): Constat[] {
  const { seance, sousGroupes } = source.content
  if (seance === null) return []
  const sheets = sheetsOf(source).map(({ groupe, fiche }) => ({ sousGroupe: groupe.id, fiche }))
  const said = lignesDuReleve(notesOf(source), sheets).flatMap((line) => {
    const of = sousGroupes.find((g) => g.id === line.sousGroupe)
    const lieu =
      line.ou === 'fiche' && of !== undefined
        ? ({ sorte: 'sousGroupe', seanceId: seance.id, id: of.documentId } as const)
        : ({ sorte: 'releve', seanceId: seance.id } as const)
    const nature = naturesReleve[line.nature ?? 'information']
    const say = (code: CodeConstat, words: string) =>
      constat(code, `${nature} ${guillemets(court(line.texte))}\u00a0: ${words}.`, { extrait: null, rang, lieu })
    const lacks = manques(line)
    return [
      ...(lacks.includes('qui') ? [say('piloteManquant', 'personne n’en répond')] : []),
      ...(lacks.includes('echeance') ? [say('dateManquante', 'pas de date')] : []),
      ...(line.echeance !== null && line.echeance < seance.jour
        ? [say('contradiction', `la date, le ${jour(line.echeance)}, précède la séance du ${jour(seance.jour)}`)]
        : []),
    ]
  })
  const asked = standingSheets(source).flatMap(({ groupe, fiche }) =>
    fiche.acteursManquants
      .filter((a) => a.acteur !== null && a.contact === null)
      .map((a) =>
        constat(
          'piloteManquant',
          `Acteur manquant ${guillemets(court(a.acteur ?? ''))} (sous-groupe ${groupe.numero})\u00a0: personne n’est chargé de le solliciter.`,
          { extrait: null, rang, lieu: { sorte: 'sousGroupe', seanceId: seance.id, id: groupe.documentId } },
        ),
      ),
  )
  return [...said, ...asked]
}

export function livrablesEnDefaut(source: Instantane, rang: number | null): Constat[] {
  const auJour = jourCivil(source.at)
  return documentsOf(source, 'livrable').flatMap(({ id, value: v }) => {
    if (v.statut === 'abandonne') return []
    const where = { extrait: null, rang, lieu: { sorte: 'livrable', id } } as const
    const say = (code: CodeConstat, words: string) =>
      constat(code, `Livrable ${guillemets(court(v.intitule ?? ''))}\u00a0: ${words}.`, where)
    const done = v.statut === 'termine'
    const statut = v.statut === null ? 'sans statut' : guillemets(statutsLivrable[v.statut].toLowerCase())
    return [
      ...(v.porteur === null ? [say('piloteManquant', 'pas de porteur')] : []),
      ...(v.echeance === null && !done ? [say('dateManquante', 'pas d’échéance')] : []),
      ...(v.echeance !== null && v.echeance < auJour && !done
        ? [say('contradiction', `il est ${statut} alors que son échéance, le ${jour(v.echeance)}, est passée`)]
        : []),
    ]
  })
}

/** Proposals printed without what became of them, or why; a snapshot that could not say it yet is not at fault. */
export function propositionsEnDefaut(source: Instantane, rang: number | null): Constat[] {
  const { seance, propositions } = source.content
  if (seance === null) return []
  const where = { extrait: null, rang, lieu: { sorte: 'propositions', seanceId: seance.id } } as const
  return propositions.flatMap(({ titre, sort, motif, reformulation }) => {
    const say = (code: CodeConstat, words: string) =>
      constat(code, `Proposition ${guillemets(court(titre))}\u00a0: ${words}.`, where)
    if (sort === undefined) return []
    const dit = guillemets(sortsProposition[sort].toLowerCase())
    if (sort === 'aExaminer') return [say('sortManquant', 'elle est encore à examiner')]
    if (sort === 'reformulee' && !reformulation)
      return [say('contradiction', `elle est ${dit} sans nouvelle rédaction`)]
    const asks = sort === 'abandonnee' || sort === 'differee'
    return asks && !motif ? [say('sortManquant', `elle est ${dit} sans motif`)] : []
  })
}
