output "arn" {
  description = "ARN of the role, known once its policy is attached."
  value       = aws_iam_role.this.arn

  # A job or crawler made with the bare role would start without permissions.
  depends_on = [aws_iam_role_policy.this]
}

output "name" {
  description = "Name of the role."
  value       = aws_iam_role.this.name
}
