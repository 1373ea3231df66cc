import { Flag } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { PersonalSignal } from '#shared/documents/choices'
import { personalSignals, signalWords } from './signals.ts'
import type { MySignals } from './use-signals.ts'

/** In the bar of a phone: what one signals, ticked once raised; ticked again, it is taken back. */
export function SignalMenu({ raised, toggle }: MySignals) {
  return (
    <MenuTrigger>
      <Button className={raised.length > 0 ? 'barre-seance-bouton signale' : 'barre-seance-bouton'}>
        <Flag size={22} aria-hidden="true" /> {raised.length > 0 ? 'Signalé' : 'Signaler'}
      </Button>
      <Popover className="surface" placement="top end">
        <Menu
          className="menu signaler-menu"
          aria-label="Signaler à l’animation"
          selectionMode="multiple"
          selectedKeys={raised}
          shouldCloseOnSelect
          onAction={(key) => toggle(key as PersonalSignal)}
        >
          {personalSignals.map((nature) => (
            <MenuItem key={nature} id={nature} className="menu-ligne" textValue={signalWords[nature].label}>
              {({ isSelected }) => (
                <>
                  {signalWords[nature].label}
                  {isSelected && <span className="petit">signalé&nbsp;: effacer</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
