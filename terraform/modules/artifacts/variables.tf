variable "bucket" {
  description = "Bucket for scripts and jars."
  type        = string
}

variable "prefix" {
  description = "What the keys start with, with its final slash."
  type        = string
  default     = "jobs/"
}

variable "entry_script" {
  description = "Scala script that Glue compiles; it calls the Java main class in the jar."
  type        = string

  validation {
    condition     = fileexists(var.entry_script)
    error_message = "There is no entry script at ${var.entry_script}."
  }
}

variable "job_jar" {
  description = "Jar with the jobs and all that Glue does not bring."
  type        = string

  validation {
    condition     = fileexists(var.job_jar)
    error_message = "There is no job jar at ${var.job_jar}; build it with `mvn -B package -DskipTests` in the repository's root."
  }
}

variable "specs" {
  description = "Files with declared jobs, uploaded beside the jar."
  type        = set(string)
  default     = []

  validation {
    condition     = length(distinct([for spec in var.specs : basename(spec)])) == length(var.specs)
    error_message = "Two specs have the same file name: ${join(", ", var.specs)}."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the objects."
  type        = string
}

variable "tags" {
  description = "Tags of every object."
  type        = map(string)
  default     = {}
}
