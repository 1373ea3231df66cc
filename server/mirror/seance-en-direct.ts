import type { DocumentOf } from '#shared/document/define'
import type { Mode } from '#shared/documents/choices'
import type { seanceEnDirect } from '#shared/documents/seance-en-direct'
import type { Avancees } from './avancees.ts'
import { plannedTimes } from './planned-times.ts'
import { propositionsShown } from './propositions.ts'
import type { SeanceRows } from './seance-rows.ts'
import { speakingValue } from './speaking.ts'

export type SeanceEnDirect = DocumentOf<typeof seanceEnDirect>

/** Of a sheet that cannot be read now. */
const notYet = {
  ...{ contoursEtat: null, attendusEtat: null, modalitesEtat: null },
  ...{ acteursEtat: null, livrableEtat: null, premiereReunionEtat: null },
  ...{ mots: null, extrait: null, modifieA: null },
}

/** What the live document of a meeting says, from its rows. People stand in it by id and organisation. */
export function seanceEnDirectValue(rows: SeanceRows, avancees: Avancees): SeanceEnDirect {
  const { seance, points, sousGroupes, affectations, lignes, signaux, conduite, organismes, ecriture } = rows
  const { starts, end } = plannedTimes(seance, points)
  const present = lignes.filter((l) => l.statut === 'present')
  const byPerson = new Map(lignes.flatMap((l) => (l.personId === null ? [] : [[l.personId, l] as const])))
  const groupOf = new Map(affectations.map((a) => [a.personId, a]))

  const organismeOf = (id: string): string | null => byPerson.get(id)?.organisme ?? organismes.get(id) ?? null
  const modeOf = (id: string): Mode | null => byPerson.get(id)?.mode ?? null
  const inMode = (mode: Mode): number => present.filter((l) => l.mode === mode).length
  const asker = (personne: string) => ({ personne, organisme: organismeOf(personne), mode: modeOf(personne) })

  // « Prêt » answers what is being done: the next item begins with nobody ready.
  const since = points.find((p) => p.id === seance.pointCourantId)?.commenceA ?? 0
  const isReady = (pretA: number | null): boolean => pretA !== null && pretA >= since

  // Whoever runs the meeting may be in a sub-group without having signed.
  const taking = new Set([...present.flatMap((l) => l.personId ?? []), ...groupOf.keys()])

  return {
    phase: seance.phase,
    ouverteA: seance.liveAt,
    finPrevueA: end,
    pointCourant: seance.pointCourantId,
    annonce: rows.annonce?.texte ?? null,
    annonceA: rows.annonce?.at ?? null,
    ecran: conduite.ecran,
    ecranSousGroupe: conduite.sousGroupeId,
    ecranPage: conduite.page,
    rappelA: conduite.rappelA,
    points: points.map((p) => ({
      id: p.id,
      parent: p.parentId,
      numero: p.numero,
      titre: p.titre,
      nature: p.nature,
      intervenant: p.intervenant,
      document: p.documentId,
      lien: p.lien,
      dureePrevue: p.dureePrevue,
      prevuA: starts.get(p.id) ?? null,
      commenceA: p.commenceA,
      finiA: p.finiA,
    })),
    sousGroupes: sousGroupes.map((g) => ({
      id: g.id,
      numero: g.numero,
      titre: g.titre,
      titreCourt: g.titreCourt,
      document: g.documentId,
      lieu: g.lieu,
      visio: g.visio,
      rapporteur: g.rapporteurId,
      rapporteurOrganisme: g.rapporteurId === null ? null : organismeOf(g.rapporteurId),
      appelDepuis: g.appelDepuis,
      etat: g.etat,
      vers: g.versId,
      finiA: g.finiA,
      passage: g.passage,
      presenteA: g.presenteA,
      presenteFinA: g.presenteFinA,
      ...(avancees.get(g.documentId) ?? notYet),
    })),
    participants: [...taking].map((id) => ({
      id,
      organisme: organismeOf(id),
      mode: modeOf(id),
      sousGroupe: groupOf.get(id)?.sousGroupeId ?? null,
      coredige: groupOf.get(id)?.coredige ?? false,
      pret: isReady(groupOf.get(id)?.pretA ?? null),
    })),
    ...speakingValue(rows, asker),
    signaux: signaux.map((s) => ({ id: s.id, ...asker(s.personId), nature: s.nature, depuis: s.at })),
    ...propositionsShown(rows),
    ecriture: ecriture?.row.id ?? null,
    ecritureObjectif: ecriture?.row.objectif ?? null,
    ecritureAuteurs: ecriture?.auteurs ?? null,
    enSalle: inMode('salle'),
    aDistance: inMode('distance'),
    surAppareilPartage: present.filter((l) => l.tableDe !== null).length,
    excuses: lignes.filter((l) => l.statut === 'excuse').length,
    essaisDeCode: rows.alarm && seance.code !== null,
  }
}
