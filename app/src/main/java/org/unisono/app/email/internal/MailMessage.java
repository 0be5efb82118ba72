package org.unisono.app.email.internal;

import java.util.UUID;
import org.unisono.app.assets.MergeText;

/// What is sent to many, ready to be filled in.
record MailMessage(
    UUID id,
    UUID campaignId,
    String campaign,
    UUID templateId,
    String topic,
    MergeText subject,
    MergeText html,
    MergeText plain) {}
