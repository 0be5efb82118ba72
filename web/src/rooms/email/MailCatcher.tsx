import { Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { PageHead } from '@/ui/Page';
import { type Mail, mailsQuery } from './api/mails';
import css from './mail.module.css';

const receivers = ({ to }: Mail) => (Array.isArray(to) ? to.join(', ') : to);
const headersOf = ({ headers = {} }: Mail): [string, string][] =>
  Array.isArray(headers)
    ? headers.map(({ name, value }) => [name, value])
    : Object.entries(headers);

/** Shown in a frame without scripts, forms or our origin: the mail may hold anything. */
function Content({ mail }: { mail: Mail }) {
  const t = useT();
  const headers = headersOf(mail);
  return (
    <article className={css.mail} aria-label={mail.subject}>
      <Title order={2}>{mail.subject}</Title>
      <Text size="sm" c="dimmed">
        {t('mail.fromTo', { from: mail.from, to: receivers(mail) })}
      </Text>
      <Tabs defaultValue={mail.html ? 'html' : 'text'} mt="md">
        <Tabs.List>
          {mail.html && <Tabs.Tab value="html">{t('mail.html')}</Tabs.Tab>}
          {mail.text && <Tabs.Tab value="text">{t('mail.text')}</Tabs.Tab>}
          <Tabs.Tab value="headers">{t('mail.headers')}</Tabs.Tab>
        </Tabs.List>
        {mail.html && (
          <Tabs.Panel value="html">
            <iframe
              className={css.frame}
              title={mail.subject}
              sandbox="allow-popups"
              srcDoc={`<base target="_blank">${mail.html}`}
            />
          </Tabs.Panel>
        )}
        {mail.text && (
          <Tabs.Panel value="text">
            <pre className={css.text}>{mail.text}</pre>
          </Tabs.Panel>
        )}
        <Tabs.Panel value="headers">
          <pre className={css.text}>
            {headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
          </pre>
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

export function MailCatcher() {
  const t = useT();
  const { mail: chosen } = useSearch({ from: '/shell/dev/mail' });
  const navigate = useNavigate({ from: '/dev/mail' });
  const mails = useQuery({ ...mailsQuery, refetchInterval: 4_000 });
  return (
    <>
      <PageHead title={t('shell.mail')} below={<Text c="dimmed">{t('mail.hint')}</Text>} />
      <Await query={mails}>
        {(items) => {
          const opened = items.find(({ id }) => id === chosen) ?? items[0];
          if (!opened) {
            return (
              <Empty
                text={t('mail.empty')}
                action={<LinkButton to="/campaigns">{t('mail.openCampaigns')}</LinkButton>}
              />
            );
          }
          return (
            <div className={css.panes}>
              <ul className={css.list} aria-label={t('shell.mail')}>
                {items.map((mail) => (
                  <li key={mail.id}>
                    <button
                      type="button"
                      aria-current={mail.id === opened.id}
                      onClick={() => navigate({ search: { mail: mail.id } })}
                    >
                      <strong>{mail.subject}</strong>
                      <span>{receivers(mail)}</span>
                      <Ago at={mail.at} />
                    </button>
                  </li>
                ))}
              </ul>
              <Content key={opened.id} mail={opened} />
            </div>
          );
        }}
      </Await>
    </>
  );
}
