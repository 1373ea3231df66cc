/** A committee is a group that gathers the others: people call it by its name. */
export const motsDuGroupe = (comite: boolean) =>
  comite
    ? { le: 'le comité', du: 'du comité', deCe: 'de ce comité' }
    : { le: 'le groupe', du: 'du groupe', deCe: 'de ce groupe' }
