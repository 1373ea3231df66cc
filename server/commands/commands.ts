import { arriveeCommands } from './arrivees.ts'
import { commentaireCommands } from './commentaires.ts'
import { conduiteCommands } from './conduite.ts'
import { dateCommands } from './dates.ts'
import { derouleCommands } from './deroule.ts'
import { directCommands } from './direct.ts'
import { documentCommands } from './documents.ts'
import { ecritureCommands } from './ecritures.ts'
import { effacementCommands } from './effacement.ts'
import { emargementCommands } from './emargement.ts'
import { evaluationCommands } from './evaluation.ts'

import { finDeSousGroupeCommands } from './fins-de-sous-groupe.ts'

import { fusionCommands } from './fusion.ts'
import { gommetteCommands } from './gommettes.ts'

import { lateTextCommands } from './late-texts.ts'
import { miseEnCommunCommands } from './mise-en-commun.ts'
import type { CommandNeeds } from './needs.ts'
import { organismeCommands } from './organismes.ts'
import { paroleCommands } from './parole.ts'
import { phaseCommands } from './phases.ts'
import { planCommands } from './plan.ts'
import { preparationCommands } from './preparation.ts'
import { propositionCommands } from './propositions.ts'
import { repartitionCommands } from './repartition.ts'
import { reportCommands } from './reports.ts'
import { restitutionCommands } from './restitutions.ts'
import { sousGroupeCommands } from './sous-groupes.ts'
import { suivreCommands } from './suivre.ts'
import { tableCommands } from './table.ts'
import { tourCommands } from './tour.ts'
import { createTurns } from './turns.ts'

/** Everything that changes the rows of a meeting. The route has checked the role; what depends on more is checked here. */
export function createCommands(needs: CommandNeeds) {
  const turn = createTurns(needs)
  return {
    ...preparationCommands(needs, turn),
    ...phaseCommands(needs, turn),
    ...derouleCommands(needs, turn),
    ...reportCommands(needs, turn),
    ...conduiteCommands(needs, turn),
    ...propositionCommands(needs, turn),
    ...gommetteCommands(needs, turn),
    ...ecritureCommands(needs, turn),
    ...sousGroupeCommands(needs, turn),
    ...tableCommands(needs, turn),
    ...finDeSousGroupeCommands(needs, turn),
    ...dateCommands(needs, turn),
    ...repartitionCommands(needs, turn),
    ...miseEnCommunCommands(needs, turn),
    ...directCommands(needs, turn),
    ...paroleCommands(needs, turn),
    ...tourCommands(needs, turn),
    ...emargementCommands(needs, turn),
    ...fusionCommands(needs, turn),
    ...organismeCommands(needs, turn),
    ...effacementCommands(needs),
    ...evaluationCommands(needs, turn),
    ...documentCommands(needs),
    ...restitutionCommands(needs),
    ...commentaireCommands(needs),
    ...planCommands(needs),
    ...suivreCommands(needs),
    ...arriveeCommands(needs, turn),
    ...lateTextCommands(needs),
  }
}
export type Commands = ReturnType<typeof createCommands>
