import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type CustomField, fieldChanges, type Texts, textsOf } from '@/lib/fields';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { FieldInputs } from '@/ui/FieldInputs';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { changeMember, type Member, membersPath } from './api/members';

type Props = {
  campaignId: string;
  member: Member;
  name: string;
  fields: CustomField[];
  onClose: () => void;
};

/** What is known of this person in this campaign, such as their seat. */
export function MemberValues({ campaignId, member, name, fields, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [texts, setTexts] = useState<Texts>(textsOf(fields, member.fields));
  const save = useMutation({
    mutationFn: async () => {
      const changes = fieldChanges(fields, member.fields, texts);
      if (changes.fields) await changeMember(campaignId, member, changes);
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [membersPath(campaignId)] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const keys = fields.map(({ key }) => key);
  return (
    <Modal
      opened
      onClose={onClose}
      title={name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <FieldInputs
            fields={fields}
            texts={texts}
            faults={faultsByField(save.error)}
            onChange={setTexts}
          />
          <ProblemAlert error={save.error} faults={faultsOutside(save.error, keys)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
