package org.unisono.schema;

import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/// Puts tables into `<room>.internal` and published views (`…_v`) into `<room>.views`, without
/// sub-packages: so the check that guards Java's walls guards SQL's as well.
public final class RoomStrategy extends DefaultGeneratorStrategy {

  @Override
  public String getJavaPackageName(Definition definition, Mode mode) {
    boolean published =
        definition instanceof TableDefinition && definition.getName().endsWith("_v");
    return getTargetPackage() + (published ? ".views" : ".internal");
  }

  @Override
  public String getJavaClassName(Definition definition, Mode mode) {
    var name = super.getJavaClassName(definition, mode);
    return switch (definition) {
      case CatalogDefinition _ -> "RoomCatalog";
      case SchemaDefinition _ -> "RoomSchema";
      case TableDefinition table when !table.getName().endsWith("_v") -> name + "Table";
      default -> name;
    };
  }

  /// Not the schema's name: a table may have it, and would get an underscore to tell them apart.
  @Override
  public String getJavaIdentifier(Definition definition) {
    return definition instanceof SchemaDefinition ? "ROOM" : super.getJavaIdentifier(definition);
  }
}
