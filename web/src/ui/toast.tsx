import { i18n } from '@lingui/core';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const closeButtonProps = () => ({ 'aria-label': i18n._('common.close') });

type Undo = { label: string; act: () => void };

/** Says what was done, and offers the way back. */
export function toast(message: string, undo?: Undo): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    autoClose: undo ? 10_000 : 5_000,
    closeButtonProps: closeButtonProps(),
    message: (
      <Group justify="space-between" wrap="nowrap" role="status">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              undo.act();
            }}
          >
            {undo.label}
          </Button>
        )}
      </Group>
    ),
  });
}

export function complain(title: string, detail?: string): void {
  notifications.show({
    color: 'red',
    autoClose: 12_000,
    closeButtonProps: closeButtonProps(),
    role: 'alert',
    title,
    message: detail ?? null,
  });
}
