package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unisono.app.campaigns.CampaignChanged;
import org.unisono.app.campaigns.MembersChanged;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.people.CompanyRenamed;
import org.unisono.app.people.ConsentsRecorded;
import org.unisono.app.people.PeopleChanged;

/// Hears what moved here.
@Configuration
class Listeners {

  private final MovedStore moved;
  private final MirrorStore mirror;
  private final StartRuns runs;

  Listeners(MovedStore moved, MirrorStore mirror, StartRuns runs) {
    this.moved = moved;
    this.mirror = mirror;
    this.runs = runs;
  }

  @Bean
  FactListener<MembersChanged> membersMoved() {
    return listener(
        "sync.membersMoved",
        MembersChanged.class,
        fact -> moved.members(fact.campaignId(), fact.people()));
  }

  @Bean
  FactListener<CampaignChanged> campaignMoved() {
    return listener(
        "sync.campaignMoved", CampaignChanged.class, fact -> moved.campaign(fact.campaignId()));
  }

  @Bean
  FactListener<PeopleChanged> peopleMoved() {
    return listener(
        "sync.peopleMoved",
        PeopleChanged.class,
        fact -> {
          List<UUID> all = new ArrayList<>(fact.created());
          all.addAll(fact.changed());
          mirror.tryAgain(all);
          return moved.people(fact.changed());
        });
  }

  @Bean
  FactListener<CompanyRenamed> companyMoved() {
    return listener(
        "sync.companyMoved", CompanyRenamed.class, fact -> moved.company(fact.companyId()));
  }

  @Bean
  FactListener<ConsentsRecorded> consentMoved() {
    return listener(
        "sync.consentMoved", ConsentsRecorded.class, fact -> moved.consents(fact.people()));
  }

  private <F extends Record> FactListener<F> listener(
      String name, Class<F> type, Function<F, Set<UUID>> mark) {
    return new FactListener<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Class<F> fact() {
        return type;
      }

      @Override
      public Lane lane() {
        return Lane.BACKGROUND;
      }

      @Override
      public void on(F fact) {
        mark.apply(fact).forEach(runs::moved);
      }
    };
  }
}
