import { Button, FileButton, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import css from './imports.module.css';

type Props = { busy: boolean; onFile: (file: File) => void };

/** A file by button, or dropped. */
export function Upload({ busy, onFile }: Props) {
  const t = useT();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <section
      className={css.drop}
      aria-label={t('imports.upload')}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={40} stroke={1.4} color="var(--ink)" aria-hidden />
      <Text>{t('imports.drop')}</Text>
      <FileButton accept=".csv,.tsv,.txt" onChange={(file) => file && onFile(file)}>
        {(props) => (
          <Button {...props} size="md" loading={busy}>
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
    </section>
  );
}
