/** The bar on top: what this is, first steps, second person, theme and language. */
import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { BotMark } from './marks.tsx';
import type { Language, Settings, ThemeName } from './memory.ts';
import type { DeskTexts } from './texts.ts';

type TopBarProps = {
  settings: Settings;
  texts: DeskTexts;
  onSettings: (settings: Settings) => void;
  onFirstSteps?: () => void;
  onSecond?: () => void;
};

export function TopBar({ settings, texts, onSettings, onFirstSteps, onSecond }: TopBarProps): ReactNode {
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <header className="top-bar">
      <BotMark size={28} />
      <h1 title={texts.honest}>{texts.title}</h1>
      <p className="honest">{texts.honest}</p>
      {onFirstSteps && (
        <Button appearance="subtle" className="bar-button" icon={<Icon name="help" />} onClick={onFirstSteps}>
          <span className="bar-label">{texts.firstSteps}</span>
        </Button>
      )}
      {onSecond && (
        <Button
          appearance="subtle"
          className="bar-button wide-only"
          icon={<Icon name="split" />}
          title={texts.secondPersonWhy}
          onClick={onSecond}
        >
          {texts.secondPerson}
        </Button>
      )}
      <Button
        appearance="subtle"
        className="settings-button"
        icon={<Icon name="settings" />}
        aria-label={texts.settings}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      />
      <div id={panel} className="settings" data-open={open || undefined}>
        <ThemeChoice settings={settings} texts={texts} onSettings={onSettings} />
        <LanguageChoice settings={settings} texts={texts} onSettings={onSettings} />
      </div>
    </header>
  );
}

type ChoiceProps = Pick<TopBarProps, 'settings' | 'texts' | 'onSettings'>;

const THEMES: [ThemeName, IconName][] = [
  ['default', 'sun'],
  ['dark', 'moon'],
  ['contrast', 'contrast'],
];

function ThemeChoice({ settings, texts, onSettings }: ChoiceProps): ReactNode {
  const group = useId();
  return (
    <div className="choice" role="radiogroup" aria-label={texts.theme}>
      {THEMES.map(([theme, icon]) => (
        <label key={theme} title={texts.themes[theme]}>
          <input
            type="radio"
            name={group}
            aria-label={texts.themes[theme]}
            checked={settings.theme === theme}
            onChange={() => onSettings({ ...settings, theme })}
          />
          <span className="choice-face">
            <Icon name={icon} size={18} />
          </span>
        </label>
      ))}
    </div>
  );
}

const LANGUAGES: Language[] = ['de', 'en'];

function LanguageChoice({ settings, texts, onSettings }: ChoiceProps): ReactNode {
  const group = useId();
  return (
    <div className="choice" role="radiogroup" aria-label={texts.language}>
      {LANGUAGES.map((language) => (
        <label key={language} title={texts.languages[language]}>
          <input
            type="radio"
            name={group}
            aria-label={texts.languages[language]}
            checked={settings.language === language}
            onChange={() => onSettings({ ...settings, language })}
          />
          <span className="choice-face" lang={language}>
            {language.toUpperCase()}
          </span>
        </label>
      ))}
    </div>
  );
}
