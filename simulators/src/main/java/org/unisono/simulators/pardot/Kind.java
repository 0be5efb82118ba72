package org.unisono.simulators.pardot;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The objects of API v5 that there are here, with the fields that may be asked for.
enum Kind {
  CAMPAIGNS("campaigns", "name,folderId,cost,parentCampaignId,salesforceId,isDeleted", ""),
  PROSPECTS(
      "prospects",
      """
      email,optedOut,isDoNotCall,isDoNotEmail,isEmailHardBounced,isReviewed,isStarred,doNotSell,\
      prospectAccountId,campaignId,profileId,lifecycleStageId,userId,assignedToId,lastActivityAt,\
      recentInteraction,firstName,lastName,salutation,jobTitle,emailBouncedAt,emailBouncedReason,\
      source,sourceParameter,campaignParameter,mediumParameter,contentParameter,termParameter,\
      firstActivityAt,firstAssignedAt,firstReferrerQuery,firstReferrerType,firstReferrerUrl,\
      salesforceId,salesforceLeadId,salesforceContactId,salesforceAccountId,\
      salesforceCampaignId,salesforceOwnerId,salesforceUrl,salesforceLastSync,company,website,\
      department,industry,phone,fax,addressOne,addressTwo,city,state,territory,zip,country,\
      employees,annualRevenue,yearsInBusiness,comments,notes,score,grade,\
      isDeleted,convertedAt,convertedFromObjectName,convertedFromObjectType""",
      "POST PATCH DELETE"),
  LISTS(
      "lists",
      "name,title,description,isPublic,folderId,campaignId,isDynamic,isDeleted",
      "POST PATCH DELETE"),
  LIST_MEMBERSHIPS("list-memberships", "listId,prospectId,optedOut", "POST PATCH DELETE"),
  VISITOR_ACTIVITIES(
      "visitor-activities",
      """
      visitId,prospectId,visitorId,emailId,type,typeName,details,campaignId,customRedirectId,\
      emailTemplateId,fileId,formHandlerId,formId,landingPageId,listEmailId,\
      multivariateTestVariationId,opportunityId,paidSearchAdId,siteSearchQueryId,\
      visitorPageViewId""",
      ""),
  FORMS(
      "forms",
      """
      name,campaignId,layoutTemplateId,folderId,trackerDomainId,salesforceId,isDeleted,\
      isUseRedirectLocation,isAlwaysDisplay,isCookieless,isCaptchaEnabled,showNotProspect,\
      embedCode,submitButtonText,thankYouContent,redirectLocation""",
      "POST PATCH DELETE"),
  LANDING_PAGES(
      "landing-pages",
      """
      name,title,campaignId,folderId,trackerDomainId,layoutTemplateId,salesforceId,url,\
      vanityUrlPath,archiveDate,isDeleted""",
      "POST PATCH DELETE"),
  FORM_HANDLERS(
      "form-handlers",
      """
      name,folderId,campaignId,trackerDomainId,isDataForwarded,successLocation,errorLocation,\
      isAlwaysEmail,isCookieless,salesforceId,embedCode,isDeleted""",
      "POST PATCH DELETE"),
  FILES(
      "files",
      """
      name,folderId,campaignId,trackerDomainId,salesforceId,url,vanityUrl,vanityUrlPath,size,\
      isTracked,bitlyIsPersonalized,bitlyShortUrl,isDeleted""",
      "POST PATCH DELETE"),
  EMAILS(
      "emails",
      """
      name,campaignId,prospectId,subject,emailTemplateId,listEmailId,sentAt,type,htmlMessage,\
      textMessage""",
      "POST"),
  LIST_EMAILS(
      "list-emails",
      """
      name,subject,campaignId,folderId,trackerDomainId,emailTemplateId,sentAt,isSent,isPaused,\
      isOperational,clientType,htmlMessage,textMessage,senderOptions,replyToOptions,isDeleted""",
      "POST"),
  EMAIL_TEMPLATES(
      "email-templates", "name,subject,campaignId,folderId,isDeleted", "POST PATCH DELETE"),
  CUSTOM_REDIRECTS(
      "custom-redirects",
      "name,destinationUrl,campaignId,folderId,salesforceId,isDeleted",
      "POST PATCH DELETE"),
  USERS("users", "email,firstName,lastName,username,role,roleName,salesforceId,isDeleted", ""),
  CUSTOM_FIELDS("custom-fields", "name,fieldId,type,isRequired,salesforceId,apiFieldId", ""),
  OPPORTUNITIES(
      "opportunities",
      "name,campaignId,value,probability,type,stage,status,closedAt,salesforceId,isDeleted",
      ""),
  VISITORS(
      "visitors",
      """
      prospectId,campaignId,pageViewCount,isIdentified,doNotSell,hostname,ipAddress,\
      campaignParameter,mediumParameter,sourceParameter,contentParameter,termParameter""",
      ""),
  VISITS(
      "visits",
      """
      visitorId,prospectId,visitorPageViewCount,firstVisitorPageViewAt,lastVisitorPageViewAt,\
      durationInSeconds,campaignParameter,mediumParameter,sourceParameter,contentParameter,\
      termParameter""",
      ""),
  VISITOR_PAGE_VIEWS(
      "visitor-page-views", "url,title,visitorId,visitId,campaignId,durationInSeconds", ""),
  LIFECYCLE_STAGES("lifecycle-stages", "name,position,isLocked,isDeleted", ""),
  LIFECYCLE_HISTORIES(
      "lifecycle-histories", "prospectId,previousStageId,nextStageId,secondsElapsed", ""),
  PROSPECT_ACCOUNTS(
      "prospect-accounts", "name,assignedToId,salesforceId,website,phone,industry,isDeleted", ""),
  ENGAGEMENT_STUDIO_PROGRAMS(
      "engagement-studio-programs",
      "name,status,description,folderId,recipientListIds,suppressionListIds,isDeleted",
      ""),
  FOLDERS("folders", "name,path,parentFolderId,usePermissions", "POST PATCH DELETE"),
  TAGS("tags", "name,objectCount", "POST PATCH DELETE"),
  TAGGED_OBJECTS("tagged-objects", "objectId,objectType,objectName,tagId", ""),
  DYNAMIC_CONTENTS(
      "dynamic-contents",
      """
      name,basedOn,basedOnProspectApiFieldId,baseContent,folderId,trackerDomainId,embedCode,\
      embedUrl,tagReplacementLanguage,isDeleted""",
      "POST"),
  LAYOUT_TEMPLATES(
      "layout-templates",
      "name,layoutContent,formContent,siteSearchContent,isIncludeDefaultCss,folderId,isDeleted",
      "POST PATCH DELETE"),
  FORM_FIELDS(
      "form-fields",
      """
      formId,prospectApiFieldId,type,dataFormat,label,description,errorMessage,cssClasses,\
      isRequired,isAlwaysDisplay,isMaintainInitialValue,isDoNotPrefill,sortOrder,hasDependents,\
      hasProgressives,hasValues""",
      ""),
  FORM_HANDLER_FIELDS(
      "form-handler-fields",
      "name,formHandlerId,prospectApiFieldId,fieldLabel,dataFormat,isRequired",
      ""),
  FOLDER_CONTENTS(
      "folder-contents", "folderId,folderRef,objectType,objectId,objectName,objectRef", ""),
  TRACKER_DOMAINS(
      "tracker-domains",
      """
      domain,isPrimary,isDeleted,defaultCampaignId,httpsStatus,sslStatus,validationStatus,\
      validatedAt""",
      ""),
  EXTERNAL_ACTIVITIES("external-activities", "extension,type,email,value,activityDate", "POST");

  private static final String COMMON = ",id,createdAt,updatedAt,createdById,updatedById";

  private final String plural;
  private final Set<String> fields;
  private final List<String> writes;

  Kind(String plural, String fields, String writes) {
    this.plural = plural;
    this.fields = new TreeSet<>(Arrays.asList((fields + common()).split(",")));
    this.writes = List.of(writes.split(" "));
  }

  // A constant's constructor runs before the enum's own static fields are there; a compile-time
  // constant behind a method is.
  private static String common() {
    return COMMON;
  }

  String plural() {
    return plural;
  }

  /// Where its calls are. What other systems tell stands beside the objects.
  String at() {
    return this == EXTERNAL_ACTIVITIES ? "/api/v5/" + plural : PardotVendor.AT + plural;
  }

  /// What a call that makes one has to say.
  List<String> required() {
    return switch (this) {
      case LISTS, FOLDERS, TAGS -> List.of("name");
      case FORMS, FORM_HANDLERS, LANDING_PAGES, EMAIL_TEMPLATES, CUSTOM_REDIRECTS ->
          List.of("name", "campaignId");
      case DYNAMIC_CONTENTS -> List.of("name", "basedOnProspectApiFieldId");
      case LAYOUT_TEMPLATES -> List.of("name", "layoutContent");
      default -> List.of();
    };
  }

  /// Whether a listing answers the field: the text of a message comes with a single one alone.
  boolean lists(String field) {
    return !field.endsWith("Message") && !field.endsWith("Options");
  }

  boolean allows(String method) {
    return method.equals("GET") || writes.contains(method);
  }

  /// The fields that every business unit has.
  Set<String> fields() {
    return fields.stream().filter(this::has).collect(Collectors.toSet());
  }

  boolean has(String field) {
    return (fields.contains(field) && !lacks(field))
        || (this == PROSPECTS && field.endsWith("__c"));
  }

  /// Nobody makes what a visitor does, and some things never change.
  private boolean lacks(String field) {
    return switch (this) {
      case VISITOR_ACTIVITIES, VISITORS, VISITS -> field.endsWith("ById");
      case VISITOR_PAGE_VIEWS, LIFECYCLE_HISTORIES ->
          field.endsWith("ById") || field.equals("updatedAt");
      case FORM_HANDLERS -> field.equals("updatedAt");
      default -> false;
    };
  }
}
