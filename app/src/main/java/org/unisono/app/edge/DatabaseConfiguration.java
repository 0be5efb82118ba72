package org.unisono.app.edge;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.schema.Migrations;

/// One jOOQ context on the pool, taking part in Spring's transactions; migrations run before
/// anybody gets it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DSLContext sql(DataSource pool) {
    Migrations.migrate(pool);
    var configuration = new DefaultConfiguration();
    configuration.set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(pool)));
    configuration.set(SQLDialect.POSTGRES);
    configuration.set(new Settings().withExecuteLogging(false).withRenderSchema(true));
    return DSL.using(configuration);
  }

  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }
}
