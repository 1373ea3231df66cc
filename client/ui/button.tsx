import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classes } from './class-names.ts'
import './button.css'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'

interface Look {
  look?: ButtonLook | undefined
  small?: boolean | undefined
  /** Fills the width of its place. */
  wide?: boolean | undefined
}

const lookClass = ({ look = 'plain', small, wide }: Look, extra?: string): string =>
  classes('btn', look, small === true && 'petit-btn', wide === true && 'large', extra)

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>, Look {
  children: ReactNode
  className?: string
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look, small, wide, className, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={lookClass({ look, small, wide }, className)} />
}

/** A button that shows only an icon: its name is read aloud and shown on hover. */
export function IconButton({ label, ...rest }: Omit<ButtonProps, 'aria-label'> & { label: string }) {
  return (
    <span className="btn-icone" title={label}>
      <Button look="quiet" {...rest} aria-label={label} />
    </span>
  )
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  ref?: Ref<HTMLAnchorElement>
}

/** A link that looks like a button, to another site, a file or a page the server draws. */
export function ButtonAnchor({ look, small, wide, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={lookClass({ look, small, wide }, className)}>
      {children}
    </a>
  )
}

/** A link that looks like a button, to a page of this application. */
export const ButtonLink = createLink(ButtonAnchor)
