import { HoverCard, Table, Text, UnstyledButton } from '@mantine/core';
import type { MessageKey } from '@/lib/i18n';
import { useT } from '@/lib/i18n';
import { useWord, useWordTitle } from '@/lib/words';

/**
 * A word through the reader's lens; our own and the others' are one hover or focus away.
 * @param bare within something that takes the focus itself, such as a tab: as its hint
 */
export function Word({ own, bare = false }: { own: MessageKey; bare?: boolean }) {
  const t = useT();
  const { text, neutral, others } = useWord(own);
  const hint = useWordTitle();
  if (others.length === 0) return text;
  if (bare) return <span title={hint(own)}>{text}</span>;
  return (
    <HoverCard openDelay={300} withArrow shadow="sm" withinPortal>
      <HoverCard.Target>
        <UnstyledButton
          type="button"
          style={{
            textDecoration: 'underline dotted var(--line-strong)',
            textUnderlineOffset: 4,
            font: 'inherit',
            color: 'inherit',
            cursor: 'help',
          }}
        >
          {text}
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <Text size="sm" fw={600}>
          {neutral}
        </Text>
        <Table withRowBorders={false} verticalSpacing={2} fz="sm">
          <Table.Tbody>
            {others.map(({ system, term }) => (
              <Table.Tr key={system}>
                <Table.Td c="dimmed">{system}</Table.Td>
                <Table.Td>{term ?? t('word.none')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
