import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, type ButtonLook } from './button.tsx'
import './menu.css'

export interface MenuAction {
  id: string
  label: ReactNode
  /** What is read when the label is not plain words. */
  textValue?: string
  onAction?: () => void
  /** A page the server draws, or a file. */
  href?: string
  danger?: boolean
  isDisabled?: boolean
}

interface MenuProps {
  /** Name of the button when its content is not words. */
  label?: string
  trigger: ReactNode
  actions: readonly MenuAction[]
  look?: ButtonLook
  small?: boolean
}

export function Menu({ label, trigger, actions, look, small }: MenuProps) {
  return (
    <MenuTrigger>
      <Button look={look} small={small} {...(label === undefined ? {} : { 'aria-label': label })}>
        {trigger}
      </Button>
      <Popover className="surface" placement="bottom end">
        <AriaMenu className="menu">
          {actions.map((a) => (
            <MenuItem
              key={a.id}
              id={a.id}
              className={a.danger === true ? 'menu-ligne danger' : 'menu-ligne'}
              isDisabled={a.isDisabled ?? false}
              textValue={a.textValue ?? (typeof a.label === 'string' ? a.label : a.id)}
              {...(a.href === undefined ? {} : { href: a.href })}
              {...(a.onAction === undefined ? {} : { onAction: a.onAction })}
            >
              {a.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
