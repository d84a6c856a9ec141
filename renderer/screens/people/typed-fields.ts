/** What was typed into a field that lives in the page: secrets never pass through React's state. */
export function typedIn(within: HTMLElement | null, name: string): string {
  return within?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
}

/** Empties the secrets of a form once they have been used. */
export function clearSecrets(within: HTMLElement | null): void {
  for (const field of within?.querySelectorAll<HTMLInputElement>('input[type="password"]') ?? [])
    field.value = '';
}
