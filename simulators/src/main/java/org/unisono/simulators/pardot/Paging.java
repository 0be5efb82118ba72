package org.unisono.simulators.pardot;

/// What the parameter is called that leads to the next page. The vendor's reference says
/// `nextPageToken`, another page of the vendor's `nextPageMark`.
enum Paging {
  TOKEN("nextPageToken"),
  MARK("nextPageMark");

  private final String parameter;

  Paging(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
