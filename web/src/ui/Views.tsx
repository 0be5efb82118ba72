import { Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBookmark,
  IconBookmarkOff,
  IconBookmarkPlus,
  IconChevronDown,
  IconLink,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { densities, type Search, sameSearch, useDensity, useViews } from '@/lib/views';
import { toast } from './toast';

function SaveView({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name.trim());
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('views.save')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            description={t('views.nameHint')}
            required
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Props = {
  /** Which table the views belong to. */
  table: string;
  search: Search;
  onView: (search: Search) => void;
};

/** Filters kept by name, the address to share them, and how close the rows stand. */
export function Views({ table, search, onView }: Props) {
  const t = useT();
  const [density, setDensity] = useDensity();
  const { views, keep, drop } = useViews(table);
  const [saving, { open, close }] = useDisclosure();
  const filtered = Object.values(search).some(Boolean);
  const shown = filtered ? views.find((view) => sameSearch(view.search, search)) : undefined;
  const share = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toast(t('views.copied'));
  };
  const remove = (name: string, was: Search) => {
    drop(name);
    toast(t('views.removed', { name }), { label: t('common.undo'), act: () => keep(name, was) });
  };
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} />}
            rightSection={<IconChevronDown size={16} />}
          >
            {shown?.name ?? t('views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('views.saved')}</Menu.Label>
          {views.length === 0 && (
            <Text size="sm" c="dimmed" px="sm" pb={4}>
              {t('views.none')}
            </Text>
          )}
          {views.map((view) => (
            <Menu.RadioItem
              key={view.name}
              value={view.name}
              checked={view.name === shown?.name}
              closeMenuOnClick
              onChange={() => onView(view.search)}
            >
              {view.name}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          {filtered && !shown && (
            <Menu.Item leftSection={<IconBookmarkPlus size={16} />} onClick={open}>
              {t('views.save')}
            </Menu.Item>
          )}
          {shown && (
            <Menu.Item
              leftSection={<IconBookmarkOff size={16} />}
              onClick={() => remove(shown.name, shown.search)}
            >
              {t('views.remove', { name: shown.name })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLink size={16} />} onClick={share}>
            {t('views.copy')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('views.rows')}</Menu.Label>
          {densities.map((each) => (
            <Menu.RadioItem
              key={each}
              value={each}
              checked={each === density}
              onChange={() => setDensity(each)}
            >
              {t(`views.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveView onSave={(name) => keep(name, search)} onClose={close} />}
    </>
  );
}
