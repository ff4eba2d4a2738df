package io.tradepost.filing;

import io.tradepost.letter.Address;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;

/**
 * What a person taught by moving a letter to a folder that is no customer's own.
 *
 * @param address whose next letters go there, lower case
 * @param mailbox the English name of the mailbox in which it was moved
 * @param taught when
 */
public record Lesson(String address, FolderPath folder, String mailbox, Instant taught) {
  public Lesson {
    address = new Address("", address).key();
  }
}
