package org.unisono.app.people;

import java.util.UUID;

/// A company goes by another name now, and so do all who work for it.
public record CompanyRenamed(UUID companyId) {}
