package org.unisono.simulators.clients.dto;

import org.apache.camel.component.salesforce.api.dto.AbstractQueryRecordsBase;

/// The answer to a query for leads.
public class QueryRecordsLead extends AbstractQueryRecordsBase<Lead> {}
