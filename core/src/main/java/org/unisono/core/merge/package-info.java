/// Three-way merge of one field between here and one other system.
///
/// Owns the images ([Image], [Agreement]), what is asked ([Sides], [FieldMap]) and what is decided
/// ([Decision], by [FieldMerge]; [RecordMerge] for a whole record). The base holds two images: ours
/// at the agreement, and theirs as read back after the write, in their own representation. Each
/// side is compared only with its own image, so a value that the other side can hold only shortened
/// never changes ours and never loops.
///
/// Promises: pure functions; what has moved is never overwritten without being named as lost; what
/// was not returned or cannot be read is never taken for a blank; a first join overwrites no filled
/// value without asking; ranks decide only when both sides moved.
///
/// The road: `decide`; then for [Decision.TakeTheirs] store the value here and keep
/// [FieldMerge#taken]; for [Decision.GiveOurs] write it there, read it back, and keep what
/// [FieldMerge#written] says; for [Decision.Agreed] and [Decision.Projection] keep the agreement
/// they carry; for [Decision.Conflict] and [Decision.Unseen] keep the old base, and write nothing.
@NullMarked
package org.unisono.core.merge;

import org.jspecify.annotations.NullMarked;
