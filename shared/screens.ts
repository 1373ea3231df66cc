/** The addresses the client draws itself; everything else belongs to the server. */
const screens = [
  /^\/$/,
  /^\/(?:schemas|groupes|seances|instantanes|fiches|livrables|restitutions)\/[\w-]+$/,
  /^\/axes\/[\w-]+(?:\/suivi)?$/,
  /^\/groupes\/[\w-]+\/(?:seances\/nouvelle|instantanes)$/,
  /^\/seances\/[\w-]+\/(?:preparer|inviter|affiche|projeter|releve|table|sous-groupes\/[\w-]+)$/,
  /^\/seances\/[\w-]+\/(?:emargement(?:\/(?:imprimer|papier))?|fiches\/imprimer)$/,
  /^\/instantanes\/[\w-]+\/(?:comparer|documents)\/[\w-]+$/,
  /^\/documents\/[\w-]+\/instantanes$/,
  /^\/fiches\/[\w-]+\/evolutions$/,
  /^\/(?:brouillons|administration|diagnostic)$/,
]

export const isScreen = (path: string): boolean => screens.some((s) => s.test(path))
