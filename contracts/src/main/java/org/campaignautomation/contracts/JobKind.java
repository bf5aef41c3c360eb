package org.campaignautomation.contracts;

/** Why a job exists. */
public enum JobKind {
  /** A step of an enrolment. */
  SEQUENCE,
  /** An operator's act; ignores schedule, delay and order. */
  IMMEDIATE
}
