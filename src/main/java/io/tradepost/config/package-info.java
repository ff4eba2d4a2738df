/**
 * Settings as records, read from YAML and checked. A folder comes in; settings, or every error with
 * file and line, go out. May use nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.config;
