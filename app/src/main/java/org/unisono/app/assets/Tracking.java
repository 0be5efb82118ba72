package org.unisono.app.assets;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.core.Refused;

/// The door to page views on other web sites.
@Component
public class Tracking {

  /// Keeps a random visitor id on the site's own storage and tells of one page view.
  public static final String SCRIPT =
      """
      (function(){"use strict";
      var s=document.currentScript;if(!s)return;
      var k="unisono_visitor",v;
      try{v=localStorage.getItem(k);if(!v){v=crypto.randomUUID();localStorage.setItem(k,v);}}catch(e){v=crypto.randomUUID();}
      var b=JSON.stringify({visitorId:v,url:location.href.slice(0,2000),title:document.title.slice(0,300),referrer:document.referrer.slice(0,2000)});
      var u=new URL("/collect",s.src).href;
      if(!(navigator.sendBeacon&&navigator.sendBeacon(u,b)))fetch(u,{method:"POST",body:b,keepalive:true,mode:"no-cors",credentials:"omit"});
      })();
      """;

  private static final int LONGEST = 2_000;

  private final Visitors visitors;

  Tracking(Visitors visitors) {
    this.visitors = visitors;
  }

  /// Logs `page.visited`.
  ///
  /// @param view url, title, referrer
  /// @throws Refused `badVisitor`, `badUrl`
  @Transactional
  public void viewed(Visit visit, Map<String, @Nullable String> view) {
    if (!visit.visitorId().matches("[A-Za-z0-9-]{8,64}")) {
      throw Refused.rule("/visitorId", "badVisitor", "A visitor id has 8 to 64 letters or digits.");
    }
    if (!Link.isWeb(view.get("url"))) {
      throw Refused.rule(
          "/url", "badUrl", "This is not an address that begins with http or https.");
    }
    var properties = Visitors.properties(null);
    for (var name : new String[] {"url", "title", "referrer"}) {
      var text = Objects.requireNonNullElse(view.get(name), "").replaceAll("\\p{Cntrl}", " ");
      if (!text.isBlank()) {
        properties.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      }
    }
    visitors.did("page.visited", visit, null, null, properties);
  }
}
