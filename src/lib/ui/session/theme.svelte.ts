const KEY = 'duibiao-theme';

type Theme = 'light' | 'dark';

/** Light or dark: the system's wish until the reader chooses; the choice is kept in this browser. */
class ThemeState {
  #system = $state<Theme>('light');
  #chosen = $state<Theme | null>(null);

  readonly current = $derived(this.#chosen ?? this.#system);

  /** Follows the system's setting and the stored choice; returns the function that stops following. */
  follow(): () => void {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const update = () => {
      this.#system = dark.matches ? 'dark' : 'light';
    };
    update();
    const stored = document.documentElement.dataset['theme'];
    this.#chosen = stored === 'dark' || stored === 'light' ? stored : null;
    dark.addEventListener('change', update);
    return () => dark.removeEventListener('change', update);
  }

  toggle(): void {
    this.#chosen = this.current === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = this.#chosen;
    try {
      localStorage.setItem(KEY, this.#chosen);
    } catch {
      // Storage may be switched off: the choice then lasts until the next page load.
    }
  }
}

export const theme = new ThemeState();
