/// HTTP: people and companies.
@NullMarked
package org.unisono.app.people.web;

import org.jspecify.annotations.NullMarked;
