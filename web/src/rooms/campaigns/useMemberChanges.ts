import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { nameless } from '@/lib/names';
import type { Page } from '@/lib/paging';
import { toast } from '@/ui/toast';
import {
  addMember,
  changeMember,
  type Member,
  membersPath,
  removeMember,
  type Standing,
} from './api/members';

type Rows = InfiniteData<Page<Member>>;
type Change = { member: Member; body: { status?: string; standing?: Standing } };

/** Changes show at once; what the server refuses goes back, what it takes can be undone. */
export function useMemberChanges(campaignId: string) {
  const t = useT();
  const client = useQueryClient();
  const path = membersPath(campaignId);
  const show = (fresh: Member) =>
    client.setQueriesData<Rows>(
      { queryKey: [path, 'pages'] },
      (rows) =>
        rows && {
          ...rows,
          pages: rows.pages.map((page) => ({
            ...page,
            items: page.items.map((row) =>
              row.personId === fresh.personId ? { ...row, ...fresh } : row,
            ),
          })),
        },
    );
  const refresh = () =>
    Promise.all(
      [
        [path],
        [`/campaigns/${campaignId}/statuses`],
        [`/campaigns/${campaignId}/results`],
        [`/campaigns/${campaignId}`],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const change = useMutation({
    mutationFn: ({ member, body }: Change) => changeMember(campaignId, member, body),
    onMutate: ({ member, body }) => show({ ...member, ...body }),
    onError: (_error, { member }) => show(member),
    onSuccess: (fresh) => show(fresh),
    onSettled: refresh,
  });
  const drop = useMutation({
    mutationFn: (member: Member) => removeMember(campaignId, member),
    onSettled: refresh,
  });
  const join = useMutation({
    mutationFn: ({ personId, status }: Member) => addMember(campaignId, { personId, status }),
    onSettled: refresh,
  });
  const nameOf = ({ person, personId }: Member) =>
    person.name || person.email || nameless(personId, t);
  return {
    changeStatus: (member: Member, status: string) =>
      change.mutate(
        { member, body: { status } },
        {
          onSuccess: (fresh) =>
            toast(t('members.statusChanged', { name: nameOf(member), status }), {
              label: t('common.undo'),
              act: () =>
                change.mutate({ member: { ...member, ...fresh }, body: { status: member.status } }),
            }),
        },
      ),
    changeStanding: (member: Member, standing: Standing) =>
      change.mutate(
        { member, body: { standing } },
        {
          onSuccess: (fresh) =>
            toast(t('members.standingChanged', { name: nameOf(member) }), {
              label: t('common.undo'),
              act: () =>
                change.mutate({
                  member: { ...member, ...fresh },
                  body: { standing: member.standing },
                }),
            }),
        },
      ),
    remove: (member: Member) =>
      drop.mutate(member, {
        onSuccess: () =>
          toast(t('members.removed', { name: nameOf(member) }), {
            label: t('common.undo'),
            act: () => join.mutate(member),
          }),
      }),
  };
}
